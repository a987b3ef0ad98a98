/** The policy schema, one file a part. No I/O here; the loader is `policies/load.ts`. */
export * from './cited.js';
export * from './condition.js';
export * from './effect.js';
export * from './form.js';
export * from './meeting.js';
export * from './plan.js';
export * from './policy.js';
export * from './staff-role.js';
export * from './task.js';
export * from './time.js';
