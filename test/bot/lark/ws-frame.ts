/** The long connection's binary frames, as far as a test needs them: numbers below 128, one header list, one payload. */
export interface Frame {
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

export function encodeFrame({ method, headers, payload }: Frame): Buffer {
  const numbers = [1, 1, 2, 1, 3, 1, 4, method].map((value, at) => (at % 2 === 0 ? value << 3 : value));
  const fields = Object.entries(headers).map(([key, value]) =>
    bytes(5, Buffer.concat([bytes(1, Buffer.from(key)), bytes(2, Buffer.from(value))])),
  );
  return Buffer.concat([Buffer.from(numbers), ...fields, bytes(8, Buffer.from(payload))]);
}

export function decodeFrame(data: Buffer): Frame {
  const frame = { method: 0, headers: {} as Record<string, string>, payload: '' };
  for (const { field, value } of fields(data)) {
    if (field === 4 && typeof value === 'number') frame.method = value;
    if (field === 8 && Buffer.isBuffer(value)) frame.payload = value.toString('utf8');
    if (field === 5 && Buffer.isBuffer(value)) {
      const [key, text] = fields(value).map((part) => String(part.value));
      frame.headers[key ?? ''] = text ?? '';
    }
  }
  return frame;
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const out: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 128) return Buffer.from([...out, left]);
    out.push((left & 127) | 128);
  }
}

function fields(data: Buffer): { field: number; value: number | Buffer }[] {
  const out: { field: number; value: number | Buffer }[] = [];
  let at = 0;
  const read = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = data[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const tag = read();
    const length = read();
    if ((tag & 7) === 0) out.push({ field: tag >> 3, value: length });
    else out.push({ field: tag >> 3, value: data.subarray(at, (at += length)) });
  }
  return out;
}
