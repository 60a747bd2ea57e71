package org.lichthof.conversation;

/** How much somebody wants to be talked to. */
public enum Availability {
    /** Takes part in conversations by standing near. */
    AVAILABLE,
    /** Is not drawn into a conversation that comes to them; joins by walking up to one, or by asking. */
    BUSY,
    /** Takes part in no conversation by nearness; hears a stage, and is in a meeting area whose floor they stand on. */
    DO_NOT_DISTURB,
    /** Not at the keyboard: stays in a conversation they are in, is drawn into none. */
    AWAY
}
