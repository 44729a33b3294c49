import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the company did: who takes care, until when, what was answered. */
final class Care {

  private final Random random;
  private final List<String> staff;
  private final List<String> answers;

  Care(Random random, Path folder) throws IOException {
    this.random = random;
    this.staff = Files.readAllLines(folder.resolve("staff.txt"));
    this.answers = Files.readAllLines(folder.resolve("answers.txt"));
  }

  String of(String status, double age, boolean isChinese, String said) {
    List<String> able = staff.stream().filter(name -> isChinese(name) == isChinese).toList();
    String owner = able.get(random.nextInt(able.size()));
    double taken = age - MakeDemo.MINUTE * (2 + random.nextInt(5));
    List<String> steps = new ArrayList<>();
    boolean owned = !status.equals("open") || random.nextDouble() < 0.8;
    if (owned) {
      steps.add(step(taken, owner, "owner", owner, null));
    }
    double decided = way(status, age, owner, isChinese, steps);
    StringBuilder all = new StringBuilder();
    if (!steps.isEmpty()) {
      all.append(",\"history\":[").append(String.join(",", steps)).append(']');
    }
    String answer = said == null ? answer(status, isChinese) : said;
    if (answer != null && random.nextDouble() < 0.95) {
      boolean isOpen = status.equals("open");
      MakeDemo.field(all.append(','), "answer", answer);
      MakeDemo.field(all.append(','), "answeredBy", owner);
      MakeDemo.field(all.append(','), "answeredAt", MakeDemo.ago(isOpen ? age - patience() : decided));
    }
    return all.toString();
  }

  /** Most are answered within minutes, a few within hours. */
  private double patience() {
    return MakeDemo.MINUTE * Math.min(600, Math.exp(1.7 + 0.8 * random.nextGaussian()));
  }

  /** Answers with the time of the decision, in days ago. */
  private double way(
      String status, double age, String by, boolean isChinese, List<String> steps) {
    List<String> before =
        switch (status) {
          case "planned" -> List.of("planned");
          case "in-progress" -> List.of("planned", "in-progress");
          case "shipped" -> List.of("planned", "in-progress", "shipped");
          case "declined" -> List.of("declined");
          default -> List.of();
        };
    if (status.equals("open")) {
      return age;
    }
    double at = age - patience() - 6 * MakeDemo.MINUTE;
    steps.add(step(at, by, "status", "under-review", answer("open", isChinese)));
    for (String next : before) {
      at *= 0.55 + 0.3 * random.nextDouble();
      steps.add(step(at, by, "status", next, null));
      if (next.equals("planned")) {
        promise(status, at, by, isChinese, steps);
      }
    }
    return before.isEmpty() ? at * 0.8 : at;
  }

  /** A day is promised; some slip once, some twice, and a few are missed now. */
  private void promise(
      String status, double at, String by, boolean isChinese, List<String> steps) {
    boolean shipped = status.equals("shipped");
    double last = shipped ? at * 0.2 : random.nextDouble() < 0.15 ? 3 : -4 - random.nextInt(50);
    int slips = random.nextDouble() < 0.45 ? 1 + random.nextInt(2) : 0;
    double before = slips * (7 + random.nextInt(14));
    double when = at;
    for (int i = 0; i <= slips; i++) {
      // Each promise lies ahead when it is given, and later than the one before.
      double day = Math.min(last + before * (slips - i) / Math.max(1, slips), when - 2);
      steps.add(step(when, by, "due", day(day), i == 0 ? null : answer("slip", isChinese)));
      when = Math.max(day, 0) + (when - Math.max(day, 0)) * 0.4;
    }
  }

  private String answer(String status, boolean isChinese) {
    List<String> fit =
        answers.stream()
            .filter(line -> line.startsWith(status + " "))
            .map(line -> line.substring(status.length() + 1))
            .filter(line -> isChinese(line) == isChinese)
            .toList();
    return fit.isEmpty() ? null : fit.get(random.nextInt(fit.size()));
  }

  private static boolean isChinese(String text) {
    return text.charAt(0) >= 0x4E00;
  }

  private static String day(double daysAgo) {
    return (daysAgo < 0 ? "P-" : "P") + Math.abs(Math.round(daysAgo)) + "D";
  }

  private static String step(
      double daysAgo, String by, String what, String value, String note) {
    StringBuilder step = new StringBuilder("{");
    MakeDemo.field(step, "at", MakeDemo.ago(daysAgo));
    MakeDemo.field(step.append(','), "by", by);
    MakeDemo.field(step.append(','), what, value);
    if (note != null) {
      MakeDemo.field(step.append(','), "note", note);
    }
    return step.append('}').toString();
  }
}
