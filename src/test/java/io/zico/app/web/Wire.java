package io.zico.app.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes to the server that no well-behaved client would send. */
final class Wire {

  private Wire() {}

  /** The whole answer, headers and body, up to the end of the connection. */
  static String exchange(int port, String request) throws IOException {
    return exchange(port, request, 0);
  }

  /** The same, with a chunked body of so many blanks. */
  static String exchange(int port, String request, int chunked) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var out = socket.getOutputStream();
      out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      var chunk =
          "10000\r\n%s\r\n".formatted(" ".repeat(0x10000)).getBytes(StandardCharsets.US_ASCII);
      if (chunked > 0) {
        for (int sent = 0; sent < chunked; sent += 0x10000) {
          out.write(chunk);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
