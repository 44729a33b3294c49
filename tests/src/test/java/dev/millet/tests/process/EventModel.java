package dev.millet.tests.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of registration as they are told: a line of people, and places. */
final class EventModel {

  private static final List<String> ACTIVE = List.of("asked", "waiting", "offered", "going");
  private static final List<String> REFUSED = List.of("declined", "removed");

  private final boolean approval;
  private final List<Party> line;
  private int capacity;

  private record Party(int who, int size, String state) {}

  /**
   * Makes an event for which nobody is registered.
   *
   * @param approval whether hosts decide who comes
   */
  EventModel(boolean approval, int capacity) {
    this(approval, capacity, List.of());
  }

  private EventModel(boolean approval, int capacity, List<Party> line) {
    this.approval = approval;
    this.capacity = capacity;
    this.line = new ArrayList<>(line);
  }

  EventModel copy() {
    return new EventModel(approval, capacity, line);
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
    return capacity - taken();
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
    if (!ACTIVE.contains(was) && !REFUSED.contains(was) && size <= capacity) {
      line.removeIf(each -> each.who == who);
      line.add(new Party(who, size, approval ? "asked" : placed(size)));
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

  void approve(int who) {
    line.stream()
        .filter(each -> each.who == who && each.state.equals("asked"))
        .findFirst()
        .ifPresent(each -> put(who, placed(each.size)));
  }

  void accept(int who) {
    if (state(who).equals("offered")) {
      put(who, "going");
    }
  }

  void resize(int places) {
    if (places >= taken()) {
      capacity = places;
      offer();
    }
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
    return line + ", " + free() + " of " + capacity + " free";
  }
}
