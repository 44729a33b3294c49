package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.EventStream;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class StreamsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Rule public final TestGateway gateway = new TestGateway();

  private final LinkedBlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();

  private Route events() {
    return get("/events", request -> Reply.events(opened::add));
  }

  private EventStream open() throws InterruptedException {
    return opened.poll(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private BufferedReader connect(Socket socket, String headers) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("GET /events HTTP/1.0\r\nHost: a\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    socket.setSoTimeout((int) LONG.toMillis());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      assertFalse(line, line.startsWith("HTTP/1.1 4"));
    }
    return in;
  }

  private Socket socket() throws Exception {
    return new Socket("127.0.0.1", gateway.address().getPort());
  }

  private static String rest(BufferedReader in) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      text.append((char) c);
    }
    return text.toString();
  }

  @Test
  public void eventsAreSentAsTheyCome() throws Exception {
    gateway.serve(events());
    try (Socket socket = socket()) {
      BufferedReader in = connect(socket, "");
      EventStream stream = open();
      assertTrue(stream.send("7", "vote", "小米\nsecond line"));
      stream.close();
      assertEquals("retry: 500\n\nid: 7\nevent: vote\ndata: 小米\ndata: second line\n\n", rest(in));
    }
  }

  @Test
  public void aClientThatComesBackSaysWhatItSaw() throws Exception {
    gateway.serve(events());
    try (Socket socket = socket()) {
      connect(socket, "Last-Event-ID: 41\r\n");
      assertEquals("41", open().lastEventId());
    }
  }

  @Test
  public void aStreamOfARetiringGenerationIsEndedAndTheNextOneServes() throws Exception {
    gateway.serve(events());
    try (Socket socket = socket()) {
      BufferedReader in = connect(socket, "");
      EventStream old = open();
      CountDownLatch closed = new CountDownLatch(1);
      old.onClose(closed::countDown);
      gateway.serve(events());
      assertEquals("retry: 500\n\n", rest(in));
      assertTrue(closed.await(LONG.toSeconds(), TimeUnit.SECONDS));
      assertFalse(old.send(null, null, "too late"));
      assertTrue(gateway.generations.awaitDrained(gateway.generations.all().get(0), LONG));
    }
    try (Socket socket = socket()) {
      connect(socket, "");
      assertTrue(open().send(null, null, "here again"));
    }
  }

  @Test
  public void anErrorWhenAStreamEndsKeepsNoLeaseAndNoOtherFromBeingTold() throws Exception {
    gateway.serve(events());
    CountDownLatch told = new CountDownLatch(1);
    try (Socket socket = socket()) {
      BufferedReader in = connect(socket, "");
      EventStream stream = open();
      stream.onClose(
          () -> {
            throw new NoClassDefFoundError("com/example/Gone");
          });
      stream.onClose(told::countDown);
      stream.close();
      rest(in);
      assertTrue(told.await(LONG.toSeconds(), TimeUnit.SECONDS));
      assertTrue(gateway.generations.awaitDrained(gateway.generations.all().get(0), LONG));
    }
  }

  @Test
  public void anErrorWhenAStreamIsOpenedEndsItAndIsTheModules() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    gateway.serve(
        get(
            "/events",
            request ->
                Reply.events(
                    stream -> {
                      stream.onClose(told::countDown);
                      throw new NoClassDefFoundError("com/example/Gone");
                    })));
    try (Socket socket = socket()) {
      assertEquals("retry: 500\n\n", rest(connect(socket, "")));
      assertTrue(told.await(LONG.toSeconds(), TimeUnit.SECONDS));
      var generation = gateway.generations.all().get(0);
      assertTrue(gateway.generations.awaitDrained(generation, LONG));
      assertEquals(Set.of("a stream of events"), generation.errors().keySet());
    }
  }

  @Test
  public void aStreamHoldsTheLeaseOfItsGeneration() throws Exception {
    gateway.serve(events());
    try (Socket socket = socket()) {
      connect(socket, "");
      open();
      assertEquals(1, gateway.generations.all().get(0).leases());
    }
  }

  @Test
  public void aClientThatDoesNotReadIsCutOffWithoutBlockingTheSender() throws Exception {
    gateway.serve(events());
    try (Socket socket = socket()) {
      connect(socket, "");
      EventStream stream = open();
      String data = "x".repeat(100_000);
      int sent = 0;
      while (stream.send(null, null, data) && sent < 100_000) {
        sent++;
      }
      assertTrue("" + sent, sent < 100_000);
    }
  }

  @Test
  public void aClientThatHasGoneIsNoticed() throws Exception {
    gateway.serve(events());
    CountDownLatch closed = new CountDownLatch(1);
    EventStream stream;
    try (Socket socket = socket()) {
      connect(socket, "");
      stream = open();
      stream.onClose(closed::countDown);
    }
    while (!closed.await(5, TimeUnit.MILLISECONDS)) {
      stream.send(null, null, "anybody there?");
    }
    assertTrue(gateway.generations.awaitDrained(gateway.generations.all().get(0), LONG));
  }
}
