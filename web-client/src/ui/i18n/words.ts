import type { AreaKind, Availability, Role } from "../../space/api.ts";

type Say<A extends unknown[]> = (...parts: A) => string;
type Count = Say<[n: number]>;
type Named = Say<[name: string]>;

/** What the server may refuse, as this page names it. */
export type RefusalName =
  | "outdated-client" | "unknown-event" | "event-closed" | "bad-link" | "bad-name" | "room-full" | "unknown-room"
  | "malformed" | "too-fast" | "too-long" | "not-allowed" | "not-there" | "locked" | "conversation-full"
  | "not-in-conversation" | "busy" | "store-unavailable" | "no-way" | "listening-only" | "other"
  // Said by this page itself.
  | "elsewhere-now" | "offline";

/** Every text of the page. A dictionary that lacks one does not compile. */
export interface Words {
  language: { choose: string };
  common: {
    product: string; close: string; cancel: string; retry: string; reload: string; loading: string;
    people: Count; and: Say<[names: readonly string[]]>; you: string; unknownPerson: string; opensNewTab: string;
  };
  roles: Record<Role, string>;
  availability: Record<Availability, string> & { choose: string; explain: Record<Availability, string> };
  /** Headings over several. */
  areaKinds: Record<AreaKind, string>;
  /** What one of them is for. */
  areaKind: Record<AreaKind, string>;
  entrance: {
    events: string; chooseEvent: string; noEvents: string; noEventsRemedy: string; closed: string; open: string;
    greeting: Say<[role: string, label: string]>; name: string; nameHint: string; nameMissing: string;
    nameTooLong: Count; peopleHere: Count; avatar: string; avatarHint: string; avatarNumber: Count; privacy: string; privacyShort: string;
    enter: string; enterList: string; enterListHint: string; entering: string; illustration: string;
    unknownEvent: string; unknownEventRemedy: string; badLink: string; badLinkRemedy: string; enterWithoutLink: string;
    closedTitle: string; closedRemedy: string; unreachable: string; unreachableRemedy: string; listOfEvents: string;
  };
  frame: {
    toList: string; toMap: string; toChat: string; list: string; map: string; mapLabel: string; mapLoading: string;
    mapFailed: string; youAreHere: string; onTheWay: string; settings: string; help: string; leave: string;
    leaveAsk: string; leaveExplain: string; stay: string; zoomIn: string; zoomOut: string; minimap: string;
    showPanel: string; hidePanel: string; closeSheet: string; talk: string; people: string; places: string; more: string;
    stopFollowing: Named; following: Named; menu: string; main: string; skips: string;
  };
  hint: { keys: string; tap: string; alone: string; others: string };
  conversation: {
    title: string; with: Named; onStage: Named; stageEmpty: string; youOnStage: string; youOnStageWith: Named;
    nobody: string; nobodyHint: string; nobodyYet: string; aloneHere: string;
    quietHere: string; listening: string; listeningExplain: string; listeningStage: string; listeners: Count;
    lock: string; unlock: string; locked: string; lockExplain: string; leave: string; invite: string; inviteWhom: string;
    nobodyToInvite: string; join: string; knock: string; conversationOf: Named; yours: string;
  };
  requests: { title: string; knock: Named; letIn: string; invite: Named; accept: string; decline: string };
  chat: {
    title: string; nearby: string; room: string; everyone: string; direct: string; channels: string; messages: Named;
    write: Named; placeholder: string; send: string;
    hears: {
      nearbyNobody: string; nearby: Say<[n: number, names: string]>; room: Count; everyone: string; direct: Named;
      onlyTeam: string; listeningOnly: string;
    };
    kept: { nearby: string; room: string; everyone: string; direct: string };
    emptyNearby: string; emptyRoom: string; emptyEveryone: string; emptyDirect: string; noDirects: string;
    allDirects: string; older: string; typing: Say<[names: readonly string[]]>; typingMany: string; sending: string; waiting: string;
    failed: string; again: string; tooLong: Count; left: Count; offline: string; unread: Count; toNewest: string;
    says: Say<[name: string, text: string]>; saysIn: Say<[name: string, channel: string, text: string]>;
  };
  people: {
    title: string; search: string; sort: string; byName: string; byPlace: string; byNearness: string; none: string;
    noneFound: Say<[query: string]>; goTo: string; goToPerson: Named; follow: string; unfollow: string; locate: string;
    wave: string; turnTo: string; write: string; invite: string; actions: Named; gone: string; connecting: string;
    inConversation: string; listening: string;
    shown: Say<[n: number, all: number]>;
  };
  places: {
    title: string; goThere: string; goTo: Named; nobody: string; count: Count; capacity: Say<[n: number, most: number]>;
    here: string; rooms: string; switch: string;
    roomCount: Say<[n: number, most: number]>; full: string; onlyFor: Named; toExit: Named;
  };
  area: {
    entered: Named; enteredWith: Say<[place: string, others: number]>; website: string; open: Named; leadsAway: string;
    sound: string; playSound: string; more: string; stopSound: string; hide: string;
  };
  reactions: {
    title: string; send: Named; names: Record<string, string>; from: Say<[name: string, reaction: string]>;
  };
  news: {
    entered: Named; resumed: string; joined: Named; joinedAlone: string; joinedListening: Named; left: string;
    personJoined: Named; personLeft: Named; locked: string; unlocked: string; waved: Named; waveBack: string;
    welcome: string; notWelcome: string; inviteAccepted: Named; inviteDeclined: Named;
    located: Say<[name: string, place: string]>; locatedRoom: Say<[name: string, room: string]>; notHere: Named;
    arrived: string; message: Say<[name: string, channel: string]>; show: string; knockSent: string; inviteSent: Named;
    waveSent: Named; statusSet: Named; close: string;
  };
  refusals: Record<RefusalName, string>;
  link: {
    lost: string; retryIn: Count; connecting: string; retryNow: string; placeKept: string; notNow: string; back: string; elsewhereTitle: string;
    elsewhere: string; useHere: string; removedTitle: string; removed: string; outdatedTitle: string; outdated: string;
    refusedTitle: string; leftTitle: string; left: string; enterAgain: string; toEntrance: string;
  };
  full: { title: string; explain: string; nothing: string };
  settings: {
    title: string;
    theme: { label: string; auto: string; light: string; dark: string };
    motion: { label: string; auto: string; reduced: string; hint: string };
    text: { label: string; normal: string; large: string; larger: string };
    announcements: { label: string; all: string; important: string; off: string; hint: string };
    sounds: { on: string };
    listView: { on: string };
    profile: string; saveProfile: string; saved: string; stored: string;
  };
  help: {
    title: string; intro: string; walk: string; run: string; click: string; clickPerson: string; turn: string;
    zoom: string; react: string; chat: string; escape: string;
    keys: Record<"arrows" | "shift" | "click" | "clickPerson" | "turn" | "zoom" | "react" | "chat" | "escape", string>;
    talkTitle: string; talk: readonly string[]; listTitle: string; list: string;
  };
  list: {
    title: string; whereAmI: string; where: Say<[room: string, place: string]>; whereNowhere: Named; near: Named;
    nearNobody: string; turn: string; turnExplain: string; turnLeft: string; turnRight: string; turnRound: string;
    before: Named; beforeNobody: string; yourStatus: Named; places: string; elsewhere: string;
    conversations: Count; came: Say<[names: readonly string[], place: string]>; countNow: Say<[place: string, n: number]>;
    onlyWithPeople: string;
  };
}
