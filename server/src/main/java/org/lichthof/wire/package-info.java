/**
 * The language on the line: bytes to messages and messages to bytes. The only place that knows both protobuf and the core.
 *
 * <p>Hostile input ends here: whatever bytes come in, {@link org.lichthof.wire.FrameDecoder} answers with a checked message
 * or with {@code Malformed}. Everything going out is written with its WebSocket header, so that one buffer can be shared by
 * everybody who is to get it. Stateless but for the small growing arrays, which belong to whoever made them.
 */
@NullMarked
package org.lichthof.wire;

import org.jspecify.annotations.NullMarked;
