package org.lichthof.gateway;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichthof.http.Method;
import org.lichthof.http.Problem;
import org.lichthof.http.Request;
import org.lichthof.http.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests of one connection: probes, the upgrade to a WebSocket, REST on a virtual thread, files. One request at
 * a time, as they came. Watches over slow senders: a request that is not complete in time ends the connection, and
 * so does an answer that is not taken.
 *
 * <p>The connection's event loop.
 */
final class HttpDesk extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDesk.class);

    private static final int KEEP_ALIVE_SECONDS = 30;

    /** The store gives up after half of it. */
    private static final int ANSWERING_SECONDS = 60;

    /** A map's picture over a telephone's worst line; who takes longer only wants to hold a connection. */
    private static final int TAKING_SECONDS = 300;

    private final FrontDesk desk;
    private java.util.concurrent.@Nullable Future<?> deadline;
    private boolean isAnswering;

    HttpDesk(FrontDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        await(context, desk.settings().limits().requestSeconds());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        awaitNothing();
    }

    private void await(ChannelHandlerContext context, int seconds) {
        awaitNothing();
        deadline = context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }

    private void awaitNothing() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        awaitNothing();
        if (isAnswering) {
            // Nobody pipelines any more; not having to keep answers in order is worth a new connection.
            context.close();
            return;
        }
        isAnswering = true;
        InetAddress peer = ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
        boolean isTls = context.pipeline().get(SslHandler.class) != null;
        var asked = new Asked(
                request.headers(),
                desk.proxies().clientOf(peer, request.headers()),
                desk.proxies().hostOf(peer, request.headers()),
                desk.proxies().isSecure(peer, request.headers(), isTls),
                HttpUtil.isKeepAlive(request),
                request.method().equals(HttpMethod.HEAD));
        if (!request.decoderResult().isSuccess()) {
            answer(context, asked, HttpResponseStatus.BAD_REQUEST, "The request could not be read.");
            return;
        }
        String target = request.uri();
        if (!target.startsWith("/")) {
            answer(context, asked, HttpResponseStatus.BAD_REQUEST, "A request names a path that begins with /.");
            return;
        }
        int question = target.indexOf('?');
        dispatch(context, request, asked, question < 0 ? target : target.substring(0, question));
    }

    /** What is kept of a request while it is answered. */
    private record Asked(
            HttpHeaders headers, String client, String host, boolean isSecure, boolean isKeepAlive, boolean isHead) {}

    private void dispatch(ChannelHandlerContext context, FullHttpRequest request, Asked asked, String path) {
        switch (path) {
            case "/ws" -> upgrade(context, request, asked);
            case "/healthz" -> answer(context, asked, HttpResponseStatus.OK, "ok");
            case "/readyz" -> probe(context, asked);
            case "/metrics" -> {
                if (desk.mayReadMetrics(asked.client)) {
                    metrics(context, asked);
                } else {
                    answer(context, asked, HttpResponseStatus.NOT_FOUND, "There is nothing here.");
                }
            }
            default -> {
                if (path.startsWith("/api/") || desk.router().knows(path)) {
                    rest(context, request, asked);
                } else {
                    file(context, request, asked, path);
                }
            }
        }
    }

    /** Some gauges ask the store, and all of them together take a while: nothing for an event loop. */
    private void metrics(ChannelHandlerContext context, Asked asked) {
        work(context, asked, () -> {
            Response scraped = desk.metrics();
            return () -> answer(context, asked, scraped);
        });
    }

    private void probe(ChannelHandlerContext context, Asked asked) {
        work(context, asked, () -> {
            boolean isReady = desk.readiness().isReady();
            return () -> answer(
                    context,
                    asked,
                    isReady ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                    isReady ? "ready" : "not ready");
        });
    }

    /**
     * Looks something up where it may block, and answers on the loop. Whatever goes wrong is answered too, and what takes too
     * long ends the connection.
     */
    private void work(ChannelHandlerContext context, Asked asked, Supplier<Runnable> blocking) {
        await(context, ANSWERING_SECONDS);
        desk.workers().execute(() -> {
            Runnable answer;
            try {
                answer = blocking.get();
            } catch (RuntimeException | Error e) {
                LOG.error("a request could not be answered, by a mistake of ours; please report this", e);
                answer = () ->
                        answer(context, asked, HttpResponseStatus.INTERNAL_SERVER_ERROR, "Something went wrong here.");
            }
            context.executor().execute(answer);
        });
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, Asked asked) {
        WebSocketUpgrade.Outcome outcome =
                desk.upgrade().tryIt(context, request, asked.client, asked.host, asked.isSecure);
        switch (outcome) {
            case WebSocketUpgrade.Outcome.Done() -> awaitNothing();
            case WebSocketUpgrade.Outcome.No(HttpResponseStatus status, String why) -> {
                desk.meters().upgradeRefused(status.code());
                answer(context, asked, status, why);
            }
        }
    }

    private void rest(ChannelHandlerContext context, FullHttpRequest request, Asked asked) {
        if (!desk.limits().mayAsk(asked.client, System.nanoTime())) {
            answer(context, asked, Problem.tooManyRequests(60).response());
            return;
        }
        Optional<Method> method = Method.of(request.method().name());
        if (method.isEmpty()) {
            answer(context, asked, HttpResponseStatus.NOT_IMPLEMENTED, "Nobody here knows this method.");
            return;
        }
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.merge(
                    header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        String target = request.uri();
        byte[] body = ByteBufUtil.getBytes(request.content());
        work(context, asked, () -> {
            Response response = route(method.get(), target, headers, body, asked.client);
            return () -> answer(context, asked, response);
        });
    }

    private Response route(Method method, String target, Map<String, String> headers, byte[] body, String client) {
        try {
            return desk.router().route(Request.of(method, target, headers, body, client));
        } catch (Problem unreadable) {
            return unreadable.response();
        }
    }

    private void file(ChannelHandlerContext context, FullHttpRequest request, Asked asked, String path) {
        boolean isGet = request.method().equals(HttpMethod.GET) || asked.isHead;
        if (!isGet) {
            answer(context, asked, HttpResponseStatus.METHOD_NOT_ALLOWED, "Files can be read only.");
            return;
        }
        // Reading and compressing for the first time takes a moment; a connection's loop has others to serve.
        work(context, asked, () -> {
            Optional<Asset> found = desk.files().find(path);
            return () -> found.ifPresentOrElse(
                    asset -> answer(context, asked, asset),
                    () -> answer(context, asked, HttpResponseStatus.NOT_FOUND, "There is nothing here."));
        });
    }

    private void answer(ChannelHandlerContext context, Asked asked, Asset asset) {
        boolean isUnchanged = asset.etag.equals(asked.headers.get("if-none-match"));
        String encodings = asked.headers.get("accept-encoding", "");
        byte[] bytes = asset.plain;
        String encoding = null;
        if (asset.brotli != null && encodings.contains("br")) {
            bytes = asset.brotli;
            encoding = "br";
        } else if (asset.gzip != null && encodings.contains("gzip")) {
            bytes = asset.gzip;
            encoding = "gzip";
        }
        var response = response(
                isUnchanged ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
                isUnchanged || asked.isHead ? EMPTY : bytes);
        HttpHeaders headers = response.headers();
        headers.set("etag", asset.etag)
                .set("vary", "accept-encoding")
                .set("cache-control", asset.isImmutable ? "public, max-age=31536000, immutable" : "no-cache");
        if (!isUnchanged) {
            headers.set("content-type", asset.contentType).set("content-length", bytes.length);
            if (encoding != null) {
                headers.set("content-encoding", encoding);
            }
        }
        send(context, asked, response);
    }

    private void answer(ChannelHandlerContext context, Asked asked, Response answer) {
        var response = response(HttpResponseStatus.valueOf(answer.status()), asked.isHead ? EMPTY : answer.body());
        if (answer.status() != 204 && answer.status() != 304) {
            response.headers().set("content-length", answer.body().length);
        }
        if (!answer.contentType().isEmpty()) {
            response.headers().set("content-type", answer.contentType());
        }
        answer.headers().forEach(response.headers()::set);
        send(context, asked, response);
    }

    private void answer(ChannelHandlerContext context, Asked asked, HttpResponseStatus status, String words) {
        byte[] body = (words + "\n").getBytes(StandardCharsets.UTF_8);
        var response = response(status, asked.isHead ? EMPTY : body);
        response.headers()
                .set("content-type", "text/plain; charset=utf-8")
                .set("content-length", body.length)
                .set("cache-control", "no-store");
        if (status.equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
            response.headers().set("retry-after", "60");
        }
        send(context, asked, response);
    }

    private static final byte[] EMPTY = {};

    private static FullHttpResponse response(HttpResponseStatus status, byte[] body) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    }

    private void send(ChannelHandlerContext context, Asked asked, FullHttpResponse response) {
        if (!context.channel().isActive()) {
            response.release();
            return; // gone while we were looking
        }
        SecurityHeaders.addTo(response.headers(), asked.isSecure);
        boolean stays = asked.isKeepAlive && desk.readiness().isOpen();
        response.headers().set("connection", stays ? "keep-alive" : "close");
        ChannelFuture sent = context.writeAndFlush(response);
        await(context, TAKING_SECONDS);
        if (stays) {
            sent.addListener(_ -> {
                isAnswering = false;
                if (context.channel().isActive()) {
                    await(context, KEEP_ALIVE_SECONDS);
                }
            });
        } else {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Who breaks off in the middle, or speaks something else than TLS, is everyday.
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            LOG.error("a request ended by a mistake of ours; please report this", cause);
        }
        context.close();
    }
}
