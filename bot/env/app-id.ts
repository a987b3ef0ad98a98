/** What the SDK's long connection takes for an app id; with another it connects never, and only logs. */
export const LONG_CONNECTION_APP_ID = /^cli_[0-9a-fA-F]{16}$/;
