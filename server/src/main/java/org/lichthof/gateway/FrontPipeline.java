package org.lichthof.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What a connection passes through: the table of contents. */
final class FrontPipeline extends ChannelInitializer<Channel> {
    private static final String TLS = "tls";
    private static final String HTTP = "http";
    private static final String WHOLE_REQUESTS = "whole-requests";
    private static final String DESK = "desk";
    private static final String SESSION = "session";

    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_HEADERS = 16_384;

    private final @Nullable SslContext tls;
    private final FrontDesk desk;

    FrontPipeline(@Nullable SslContext tls, FrontDesk desk) {
        this.tls = tls;
        this.desk = desk;
    }

    @Override
    protected void initChannel(Channel channel) {
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        String address = peer.getHostAddress();
        if (!desk.limits().socketOpened(address, desk.proxies().isTrusted(peer))) {
            desk.meters().socketRefused();
            channel.close();
            return;
        }
        channel.closeFuture().addListener(_ -> desk.limits().socketClosed(address));
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast(TLS, tls.newHandler(channel.alloc()));
        }
        pipeline.addLast(
                HTTP,
                new HttpServerCodec(new HttpDecoderConfig()
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LONGEST_HEADERS)));
        pipeline.addLast(WHOLE_REQUESTS, new HttpObjectAggregator(desk.router().largestBody()));
        pipeline.addLast(DESK, new HttpDesk(desk));
    }

    /** From HTTP to a WebSocket: what the decoder has read beyond the handshake goes to the session. */
    static void becomeWebSocket(ChannelPipeline pipeline, ChannelHandler session) {
        pipeline.addLast(SESSION, session);
        pipeline.remove(DESK);
        pipeline.remove(WHOLE_REQUESTS);
        pipeline.remove(HTTP);
    }

    static boolean isSecure(ChannelPipeline pipeline) {
        return pipeline.context(TLS) != null;
    }

    /** Where bytes can be written that are not HTTP objects. */
    static ChannelHandlerContext beneathHttp(ChannelPipeline pipeline) {
        return pipeline.context(HTTP);
    }
}
