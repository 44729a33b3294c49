package dev.millet.tests;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Members who suggest in turn, all follow, and one comments, and somebody of the team who answers;
 * as many rounds of it as are allowed. It knows what each of them has to be told, each once: the
 * comments of the others, and the official responses. Mail is asked for after each round.
 */
public final class NoticeLoad implements AutoCloseable {

  private static final String SUGGESTIONS = "/api/v1/suggestions";

  private final Api api;
  private final String product;
  private final List<String> members;
  private final String team;
  private final Runnable mail;
  private final Map<String, Queue<Told>> told = new ConcurrentHashMap<>();
  private final AtomicInteger allowed = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Loops loops = new Loops();

  /** A notice about a suggestion: its type, and the text that it quotes. */
  public record Told(String type, long suggestion, String words) {}

  /**
   * Prepares it; nothing is sent yet.
   *
   * @param members the tokens of those who follow everything, two at least
   * @param team the token of somebody of the team
   * @param mail asks for the mail that is due
   */
  public NoticeLoad(Api api, String product, List<String> members, String team, Runnable mail) {
    this.api = api;
    this.product = product;
    this.members = members;
    this.team = team;
    this.mail = mail;
    members.forEach(member -> told.put(member, new ConcurrentLinkedQueue<>()));
    loops.add(any -> step());
  }

  private void step() {
    if (allowed.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      round(rounds.get());
    }
  }

  private void round(int number) {
    String draft = "{\"product\":\"%s\",\"title\":\"Heard %d\",\"body\":\"A body\",\"tags\":[]}";
    HttpResponse<String> made =
        api.post(SUGGESTIONS, member(number), draft.formatted(product, number));
    loops.expect(made, 201);
    if (made.statusCode() != 201) {
      return;
    }
    long id = Api.number(made.body(), "id");
    for (String member : members) {
      loops.expect(api.put("/api/v1/notices/follows/suggestion/" + id, member), 200);
    }
    String commenter = member(number + 1);
    String comment = "Comment " + number;
    loops.expect(api.post("/api/v1/comments/suggestion/" + id, commenter, body(comment)), 201);
    String answer = "Answer " + number;
    loops.expect(api.replace(SUGGESTIONS + "/" + id + "/answer", team, "*", body(answer)), 200);
    for (String member : members) {
      if (!member.equals(commenter)) {
        told.get(member).add(new Told("comments.posted", id, comment));
      }
      told.get(member).add(new Told("suggestions.answered", id, answer));
    }
    rounds.incrementAndGet();
    mail.run();
  }

  private String member(int number) {
    return members.get(number % members.size());
  }

  private static String body(String text) {
    return "{\"body\":\"" + text + "\"}";
  }

  public NoticeLoad start() {
    loops.start();
    return this;
  }

  /** Allows so many rounds from now on. */
  public void allow(int count) {
    allowed.set(count);
  }

  /** Allows so many rounds, and waits until they have ended. */
  public void make(int count) throws InterruptedException {
    int wanted = rounds.get() + count;
    allow(count);
    awaitRounds(wanted);
  }

  /** Waits until so many rounds have ended. */
  public void awaitRounds(int count) throws InterruptedException {
    Await.until(() -> rounds.get() >= count, () -> rounds + " rounds, " + failures());
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    loops.close();
  }

  /** Returns how many rounds have ended. */
  public int rounds() {
    return rounds.get();
  }

  public List<String> failures() {
    return loops.failures();
  }

  /** Returns what a member has to be told; to be asked at the end. */
  public List<Told> told(String member) {
    return List.copyOf(told.get(member));
  }
}
