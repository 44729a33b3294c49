package dev.millet.tests.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of registration as they are told: a line of people, and places, some of them kept back.
 * The model does not draw: it is given the drawn order, and computes from it who has a place.
 */
final class EventModel {

  private static final List<String> ACTIVE = List.of("asked", "waiting", "offered", "going");
  private static final List<String> REFUSED = List.of("declined", "removed");

  private final String mode;
  private final List<Party> line;
  private final List<Integer> blocks;
  private List<String> published = List.of();
  private int capacity;
  private boolean closed;
  private boolean drawn;

  private record Party(int who, int size, String state) {}

  /**
   * Makes an event for which nobody is registered.
   *
   * @param mode {@code first-come}; {@code approval}, where hosts decide who comes; or {@code draw}
   */
  EventModel(String mode, int capacity) {
    this(mode, capacity, List.of(), List.of());
  }

  private EventModel(String mode, int capacity, List<Party> line, List<Integer> blocks) {
    this.mode = mode;
    this.capacity = capacity;
    this.line = new ArrayList<>(line);
    this.blocks = new ArrayList<>(blocks);
  }

  EventModel copy() {
    EventModel copy = new EventModel(mode, capacity, line, blocks);
    copy.published = published;
    copy.closed = closed;
    copy.drawn = drawn;
    return copy;
  }

  int capacity() {
    return capacity;
  }

  /** How many places each block keeps back, the oldest block first. */
  List<Integer> blocks() {
    return List.copyOf(blocks);
  }

  /** Whether nobody can register any more. */
  boolean isClosed() {
    return closed;
  }

  /** The published state of the draw. */
  SeenEvent.Drawn drawn() {
    return new SeenEvent.Drawn(drawn, published);
  }

  /** The state of each person who ever registered, by number. */
  Map<Integer, String> states() {
    Map<Integer, String> states = new TreeMap<>();
    line.forEach(each -> states.put(each.who, each.state));
    return states;
  }

  /** The people who wait, in their order. */
  List<Integer> waiting() {
    return line.stream().filter(each -> each.state.equals("waiting")).map(Party::who).toList();
  }

  int free() {
    return Math.max(0, capacity - reserved() - taken());
  }

  private int reserved() {
    return blocks.stream().mapToInt(Integer::intValue).sum();
  }

  private int taken() {
    return line.stream()
        .filter(each -> each.state.equals("going") || each.state.equals("offered"))
        .mapToInt(Party::size)
        .sum();
  }

  private String state(int who) {
    return states().getOrDefault(who, "none");
  }

  private void put(int who, String state) {
    line.replaceAll(each -> each.who == who ? new Party(who, each.size, state) : each);
  }

  private String placed(int size) {
    return size <= free() ? "going" : "waiting";
  }

  void register(int who, int size) {
    String was = state(who);
    boolean possible = !ACTIVE.contains(was) && !REFUSED.contains(was) && size <= capacity;
    if (possible && !closed) {
      line.removeIf(each -> each.who == who);
      line.add(new Party(who, size, mode.equals("first-come") ? placed(size) : "asked"));
    }
  }

  void leave(int who) {
    end(who, "not-coming");
  }

  void refuse(int who) {
    end(who, state(who).equals("asked") ? "declined" : "removed");
  }

  private void end(int who, String state) {
    if (ACTIVE.contains(state(who))) {
      put(who, state);
      offer();
    }
  }

  /** Nobody is approved where places are drawn. */
  void approve(int who) {
    line.stream()
        .filter(each -> each.who == who && each.state.equals("asked") && mode.equals("approval"))
        .findFirst()
        .ifPresent(each -> put(who, placed(each.size)));
  }

  void accept(int who) {
    if (state(who).equals("offered")) {
      put(who, "going");
    }
  }

  void resize(int places) {
    if (Math.max(0, places - reserved()) >= taken()) {
      capacity = places;
      offer();
    }
  }

  /** Keeps places back that are free. */
  void reserve(int places) {
    if (places <= free()) {
      blocks.add(places);
    }
  }

  /** Gives the places of a block to whoever waits; a block that is gone frees nothing. */
  void release(int block) {
    if (block < blocks.size()) {
      blocks.remove(block);
      offer();
    }
  }

  void close() {
    closed = true;
  }

  /**
   * Draws the places of an event that is closed, if they are not drawn yet: whoever's party fits
   * what is left has a place, the others wait.
   *
   * @param order all people in the order in which they were drawn
   */
  void draw(List<Integer> order) {
    if (!closed || drawn) {
      return;
    }
    drawn = true;
    List<Party> asked = line.stream().filter(each -> each.state.equals("asked")).toList();
    line.removeAll(asked);
    List<String> lines = new ArrayList<>();
    for (int who : order) {
      asked.stream()
          .filter(each -> each.who == who)
          .map(each -> new Party(who, each.size, placed(each.size)))
          .forEach(
              each -> {
                line.add(each);
                lines.add(each.size + (each.state.equals("going") ? " chosen" : " reserve"));
              });
    }
    published = List.copyOf(lines);
  }

  /** All offers run out. */
  void runOut() {
    for (Party each : List.copyOf(line)) {
      if (each.state.equals("offered")) {
        put(each.who, "lapsed");
        offer();
      }
    }
  }

  private void offer() {
    for (Party each : List.copyOf(line)) {
      if (each.state.equals("waiting") && each.size <= free()) {
        put(each.who, "offered");
      }
    }
  }

  @Override
  public String toString() {
    return line + ", blocks " + blocks + ", " + free() + " of " + capacity + " free";
  }
}
