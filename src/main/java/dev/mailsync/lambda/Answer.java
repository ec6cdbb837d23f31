package dev.mailsync.lambda;

import io.netty.handler.codec.http.HttpHeaders;

/** A complete HTTP response. */
record Answer(int status, HttpHeaders headers, byte[] body) {}
