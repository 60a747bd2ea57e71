package org.lichthof.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatRules;
import org.lichthof.chat.ChatService;
import org.lichthof.chat.SayAnswer;
import org.lichthof.event.Event;
import org.lichthof.event.Member;
import org.lichthof.event.Role;
import org.lichthof.event.RoomPlan;
import org.lichthof.event.TokenHash;
import org.lichthof.world.LocalText;

/** Says one message after the other until it is killed, and prints the number of each that was acknowledged. */
final class WritingProgram {
    private WritingProgram() {}

    public static void main(String[] args) throws Exception {
        Store store = SqliteStore.open(Path.of(args[0]), InstantSource.system());
        Member ann = store.members()
                .add(
                        StoreContract.EVENT,
                        TokenHash.of("t"),
                        "ann",
                        0,
                        Role.CITIZEN,
                        OptionalLong.empty(),
                        StoreContract.NOON);
        Event event = new Event(
                StoreContract.EVENT,
                LocalText.of("x"),
                LocalText.NONE,
                LocalText.NONE,
                List.of("en"),
                true,
                List.of(new RoomPlan(StoreContract.HALL, LocalText.of("x"), Path.of("x"), 9)));
        ChatRules rules = new ChatRules(1_000, 100, 20_000, 50, 10_000, 30, 30);
        ChatService chat = new ChatService(store.chatLog(), rules, InstantSource.system(), message -> {});
        for (int i = 0; ; i++) {
            int number = i;
            var answer = chat.say(event, ann, new Channel.WholeRoom(StoreContract.HALL), "ref-" + i, "message " + i)
                    .thenAccept(came -> {
                        if (came instanceof SayAnswer.Kept) {
                            System.out.println(number);
                        }
                    });
            // A few on their way at a time, so that commits hold several.
            if (i % 8 == 7) {
                answer.toCompletableFuture().join();
            }
        }
    }
}
