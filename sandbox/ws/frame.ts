/** The long connection's protobuf `Frame`, by hand: nine fields are not worth a library. */
export interface Frame {
  readonly seqId: number;
  readonly logId: number;
  readonly service: number;
  /** 0 control, 1 data */
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

const VARINT = 0;
const BYTES = 2;

export function encodeFrame(frame: Frame): Buffer {
  const headers = Object.entries(frame.headers).map(([key, value]) =>
    field(5, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    number(1, frame.seqId),
    number(2, frame.logId),
    number(3, frame.service),
    number(4, frame.method),
    ...headers,
    field(8, frame.payload),
  ]);
}

/** Reads a frame; unknown fields are skipped, a cut-off one throws `RangeError`. */
export function parseFrame(bytes: Buffer): Frame {
  const numbers = new Map<number, number>();
  const headers: Record<string, string> = {};
  let payload: Buffer = Buffer.alloc(0);
  for (const { id, value } of fields(bytes)) {
    if (typeof value === 'number') numbers.set(id, value);
    else if (id === 5) Object.assign(headers, parseHeader(value));
    else if (id === 8) payload = value;
  }
  const read = (id: number): number => numbers.get(id) ?? 0;
  return { seqId: read(1), logId: read(2), service: read(3), method: read(4), headers, payload };
}

function parseHeader(bytes: Buffer): Record<string, string> {
  const parts = new Map([...fields(bytes)].map(({ id, value }) => [id, value.toString()]));
  return { [parts.get(1) ?? '']: parts.get(2) ?? '' };
}

function* fields(bytes: Buffer): Generator<{ readonly id: number; readonly value: number | Buffer }> {
  let at = 0;
  const varint = (): number => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes.readUInt8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const value = varint();
    const id = Math.floor(tag / 8);
    if (tag % 8 === VARINT) {
      yield { id, value };
    } else {
      if (tag % 8 !== BYTES || at + value > bytes.length) throw new RangeError('unreadable frame');
      yield { id, value: bytes.subarray(at, at + value) };
      at += value;
    }
  }
}

function number(id: number, value: number): Buffer {
  return Buffer.concat([varintOf(id * 8 + VARINT), varintOf(value)]);
}

function field(id: number, value: Buffer): Buffer {
  return Buffer.concat([varintOf(id * 8 + BYTES), varintOf(value.length), value]);
}

function varintOf(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
