package dev.millet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes every message and forgets it; it greets nobody before it is opened. */
final class MailSink implements AutoCloseable {

  private final ServerSocket socket;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch taken;
  private final AtomicInteger connections = new AtomicInteger();

  /** Waits for some messages. */
  MailSink(int messages) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    taken = new CountDownLatch(messages);
    daemon(this::accept);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "mail-sink");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Returns how many connections there have been. */
  int connections() {
    return connections.get();
  }

  void open() {
    opened.countDown();
  }

  /** Waits until all messages are there. */
  void await() throws InterruptedException {
    taken.await();
  }

  /** Returns how many messages are missing. */
  long missing() {
    return taken.getCount();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        connections.incrementAndGet();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      opened.await();
      say(client, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(client, "354 go on");
          take(in);
          taken.countDown();
        }
        say(client, "250 OK");
      }
    } catch (IOException | InterruptedException e) {
      // the other side has gone
    }
  }

  private static void take(BufferedReader in) throws IOException {
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("half a message");
      }
    }
  }

  private static void say(Socket client, String reply) throws IOException {
    client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
