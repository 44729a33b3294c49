package dev.millet.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on this machine that keeps what it takes, and answers as a test wants: it refuses,
 * hangs, or drops the connection at any step. Thread-safe.
 */
public final class SmtpServer implements AutoCloseable {

  /** The steps at which it answers. */
  public enum Step {
    GREETING,
    EHLO,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /** The line with a dot, behind which it has the message. */
    END
  }

  /** Answers at a step. */
  @FunctionalInterface
  public interface Answer {

    /**
     * Answers a line; it may block.
     *
     * @return what is sent back; null drops the connection
     */
    String to(String line) throws InterruptedException;
  }

  private static final String OK = "250 OK";

  private final ServerSocket socket;
  private final SSLContext tls;
  private final Map<Step, Answer> answers = new EnumMap<>(Step.class);
  private final List<String> messages = new ArrayList<>();
  private final Map<Socket, Thread> open = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();

  private SmtpServer(ServerSocket socket, SSLContext tls) {
    this.socket = socket;
    this.tls = tls;
  }

  /** Starts a server that takes everything. */
  public static SmtpServer start() {
    return start(null);
  }

  /** Starts a server that offers STARTTLS with a certificate. */
  public static SmtpServer start(SSLContext tls) {
    try {
      var server = new SmtpServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls);
      daemon(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "test-smtp");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Answers at a step in another way from now on; null as usual. */
  public void answer(Step step, Answer answer) {
    synchronized (answers) {
      answers.put(step, answer);
    }
  }

  /** Returns how many connections there have been. */
  public int connections() {
    return connections.get();
  }

  /** Returns the messages that it has, as they were sent; also those it did not answer for. */
  public List<String> messages() {
    synchronized (messages) {
      return List.copyOf(messages);
    }
  }

  /** Waits until it has so many messages, and returns them. */
  public List<String> await(int count) throws InterruptedException {
    synchronized (messages) {
      while (messages.size() < count) {
        messages.wait();
      }
      return List.copyOf(messages);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        open.put(client, daemon(() -> serve(client)));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try {
      talk(client);
    } catch (IOException | InterruptedException e) {
      // the other side has gone, or the test is over
    } finally {
      close(client);
    }
  }

  private String at(Step step, String line, String usual) throws InterruptedException {
    Answer answer;
    synchronized (answers) {
      answer = answers.get(step);
    }
    return answer == null ? usual : answer.to(line);
  }

  private void talk(Socket plain) throws IOException, InterruptedException {
    Socket client = plain;
    BufferedReader in = reader(client);
    if (!say(client, at(Step.GREETING, "", "220 test"))) {
      return;
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
      String reply =
          switch (verb) {
            case "EHLO" ->
                at(
                    Step.EHLO,
                    line,
                    "250-localhost\r\n"
                        + (tls != null && !(client instanceof SSLSocket) ? "250-STARTTLS\r\n" : "")
                        + "250 AUTH PLAIN");
            case "STAR" -> "220 go ahead";
            case "AUTH" -> at(Step.AUTH, line, "235 welcome");
            case "MAIL" -> at(Step.MAIL, line, OK);
            case "RCPT" -> at(Step.RCPT, line, OK);
            case "DATA" -> at(Step.DATA, line, "354 go on");
            case "QUIT" -> "221 bye";
            default -> OK;
          };
      if (!say(client, reply) || verb.equals("QUIT")) {
        return;
      }
      if (verb.equals("STAR")) {
        client = encrypted(client);
        in = reader(client);
      }
      if (reply.startsWith("354") && !say(client, take(in))) {
        return;
      }
    }
  }

  private Socket encrypted(Socket plain) throws IOException {
    SSLSocket secure =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  /** Takes a message, and returns the answer to its end. */
  private String take(BufferedReader in) throws IOException, InterruptedException {
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        return null;
      }
      message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    String reply = at(Step.END, message.toString(), OK);
    if (reply == null || reply.startsWith("2")) {
      synchronized (messages) {
        messages.add(message.toString());
        messages.notifyAll();
      }
    }
    return reply;
  }

  private static BufferedReader reader(Socket client) throws IOException {
    return new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static boolean say(Socket client, String reply) throws IOException {
    if (reply == null) {
      return false;
    }
    client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
    return true;
  }

  private void close(Socket client) {
    open.remove(client);
    try {
      client.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  /** Drops all connections, and takes no more. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(
        (client, thread) -> {
          close(client);
          thread.interrupt();
        });
  }
}
