/** The one place that loads the platform's SDK: it costs a third of a second and 50 MB. */
export { Client, CTenantAccessToken, DefaultCache, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
