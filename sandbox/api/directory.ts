import { botOpenId, TENANT_KEY } from '../world/ids.js';
import type { World } from '../world/world.js';
import { FAULTS } from './fault.js';

/** `GET contact/v3/users/:id?user_id_type=open_id` */
export function describeUser(world: World, openId: string): object {
  const person = world.people.get(openId);
  if (!person) throw FAULTS.unknownOpenId();
  return {
    user: {
      open_id: openId,
      union_id: openId.replace(/^ou_/, 'on_'),
      user_id: openId.slice(-8),
      name: person.name,
      mobile: `+86${person.mobile}`,
      mobile_visible: true,
      job_title: person.title,
      status: { is_frozen: false, is_resigned: !person.active, is_activated: true, is_exited: false, is_unjoin: false },
    },
  };
}

/** `GET im/v1/chats/:id` */
export function describeChat(world: World, appId: string, chatId: string): object {
  const chat = world.chats.get(chatId);
  if (!chat) throw FAULTS.badChat();
  if (!chat.botIn) throw FAULTS.chatOutside();
  return {
    name: chat.type === 'group' ? chat.name : '',
    description: '',
    owner_id: chat.members[0] ?? botOpenId(appId),
    owner_id_type: 'open_id',
    chat_mode: chat.type,
    chat_type: 'private',
    external: false,
    tenant_key: TENANT_KEY,
    user_count: String(chat.members.length),
    bot_count: '1',
    chat_status: 'normal',
  };
}
