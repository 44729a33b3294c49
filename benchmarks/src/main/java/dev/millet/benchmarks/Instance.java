package dev.millet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The distribution as a process of its own, from the start until it is closed. */
public final class Instance implements AutoCloseable {

  /** The command, where the build leaves it. */
  public static final Path COMMAND = Path.of("launcher/target/millet/bin/millet");

  /** The settings that take away the limits on how much one address may ask for. */
  static final List<String> UNLIMITED =
      List.of(
          "gateway.max.rate=0",
          "gateway.visitor.writes.rate=0",
          "gateway.visitor.writes.total.rate=0");

  private static final Duration START = Duration.ofSeconds(120);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final URI root;
  private final String operator;

  private Instance(Process process, URI root, String operator) {
    this.process = process;
    this.root = root;
    this.operator = operator;
  }

  /** Starts the distribution; it has to have been built. */
  public static Instance start(Path data, List<String> settings) throws Exception {
    List<String> all = new ArrayList<>(UNLIMITED);
    all.addAll(settings);
    return start(COMMAND, data, all);
  }

  /** Starts a build of the distribution by its command, with no settings but the given ones. */
  static Instance start(Path millet, Path data, List<String> settings) throws Exception {
    Path file = data.resolve("instance.json");
    Files.deleteIfExists(file);
    List<String> command = new ArrayList<>(List.of(millet.toString(), "run"));
    command.addAll(List.of("--data", data.toString(), "--port", "0"));
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("benchmark.log").toFile())
            .start();
    long end = System.nanoTime() + START.toNanos();
    while (!Files.exists(file) || Files.size(file) == 0) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException(Files.readString(data.resolve("benchmark.log")));
      }
      Thread.sleep(2);
    }
    String instance = Files.readString(file);
    return new Instance(process, URI.create(text(instance, "url")), text(instance, "token"));
  }

  /** Waits until a page is answered with 200. */
  public void awaitAnswer(String path) throws Exception {
    long end = System.nanoTime() + START.toNanos();
    while (status(path) != 200) {
      if (System.nanoTime() > end) {
        throw new IOException(path + " is not answered");
      }
      Thread.sleep(2);
    }
  }

  private int status(String path) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** Where it answers. */
  public URI root() {
    return root;
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** What may do everything. */
  public String operator() {
    return operator;
  }

  /** Sends JSON with the operator's token, and answers the JSON that comes back. */
  public String post(String path, String json) throws Exception {
    return post(path, operator, json);
  }

  /** Sends JSON with a token, and answers the JSON that comes back. */
  public String post(String path, String token, String json) throws Exception {
    return post(path, token, "application/json", BodyPublishers.ofString(json));
  }

  /** Sends a jar with the operator's token, and answers the JSON that comes back. */
  public String post(String path, byte[] jar) throws Exception {
    return post(path, operator, "application/java-archive", BodyPublishers.ofByteArray(jar));
  }

  private String post(String path, String token, String type, BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(body)
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Reads an answer as the operator, line by line while it comes; to be closed. */
  public Stream<String> lines(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Authorization", "Bearer " + operator)
            .build();
    HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  /** A token of a member, who may read and vote. */
  public String token(String handle) throws Exception {
    String wanted =
        "{\"name\":\"benchmark\",\"scopes\":[\"read\",\"write\"],\"handle\":\"" + handle + "\"}";
    return text(post("/api/v1/tokens", wanted), "token");
  }

  /** What an URL answers to a visitor. */
  public byte[] body(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).build();
    return http.send(request, BodyHandlers.ofByteArray()).body();
  }

  private static String text(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return found.group(1);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
