package dev.millet.points.draws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Standing;
import dev.millet.points.api.selection.Candidate;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.NewSelection;
import dev.millet.points.api.selection.SelectionStatus;
import dev.millet.points.api.selection.Selections;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The published script repeats real draws from what anybody can download. */
public final class DrawScriptTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final DrawGround ground = new DrawGround(TestDatabase.hsqldb());

  @Before
  public void needsPython() throws Exception {
    boolean there = false;
    try {
      there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      there = false;
    }
    assumeTrue("python3 is there", there || "true".equals(System.getenv("CI")));
  }

  private String run(DrawAnswer draw, String... words) throws Exception {
    Path list = folder.getRoot().toPath().resolve("entries.txt");
    Path script = folder.getRoot().toPath().resolve("draw.py");
    Files.writeString(list, download("/draws/{id}/entries.txt", draw));
    Files.writeString(script, download("/draws/draw.py", draw));
    List<String> command = new ArrayList<>(List.of("python3", script.toString(), list.toString()));
    command.addAll(Arrays.asList(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(said, 0, process.waitFor());
    return said;
  }

  private String download(String template, DrawAnswer draw) throws Exception {
    return DrawGround.text(ground.call(template, ground.about(FakeRequest.get("/"), draw)));
  }

  /** Returns what the API says, as the script writes it. */
  private String expected(DrawAnswer draw, int mine) throws Exception {
    StringBuilder text = new StringBuilder();
    ground.lines(draw).stream()
        .sorted(Comparator.comparing(DrawAnswer.Line::drawnAs))
        .forEach(
            line ->
                text.append(
                    "%5d %6d %s%s%n"
                        .formatted(
                            line.drawnAs(),
                            line.number(),
                            line.state(),
                            line.number() == mine ? " yours" : "")));
    return text.toString();
  }

  @Test
  public void aDrawByALotteryIsRepeated() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.lottery("Phones", 7));
    List<Member> people = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      people.add(ground.members.add("entrant" + i));
      ground.enter(people.get(i), draw);
    }
    ground.close(draw);
    ground.pass(draw, "source_at");
    DrawAnswer done = ground.reveal(draw, "31 4 9 15 22 27 / 11");
    String secret = ground.own(people.get(16), draw).secret();
    String said = run(draw, "4.9.15.22.27.31", "11", "--mine", secret);
    assertTrue(said, said.contains("fingerprint of the list " + done.numbers().fingerprint()));
    assertTrue(said, said.contains("key 4.9.15.22.27.31./11./\n"));
    assertTrue(said, said.endsWith(expected(draw, 17)));
  }

  @Test
  public void aDrawByASealedSeedIsRepeated() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.sealed("Tickets", 3));
    for (int i = 0; i < 9; i++) {
      ground.enter(ground.members.add("guest" + i), draw);
    }
    ground.close(draw);
    DrawAnswer done = ground.reveal(draw, "");
    String seed = SourceNumbers.seed(done.numbers().entropy());
    String said = run(draw, "seed:" + seed, "list");
    assertTrue(said, said.contains("fingerprint of the seed " + draw.numbers().commitment()));
    assertTrue(said, said.endsWith(expected(draw, 0)));
  }

  @Test
  public void aWeightedDrawOfPartiesIsRepeated() throws Exception {
    Selections selections = ground.offered(Selections.class);
    Subject subject = Subject.of("event", 12);
    SelectionStatus status =
        selections.announce(
            new NewSelection(
                subject,
                "Party",
                "/events/12",
                10,
                DrawGround.inHours(1),
                new NewSelection.How(Method.WEIGHTED, "level", List.of())));
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Member member = ground.members.add("dancer" + i);
      ground.standings.put(member.id(), new Standing(1 + i % 6, 0, 0));
      candidates.add(new Candidate(member.id(), 1 + i % 3, false));
    }
    selections.choose(subject, 10, candidates);
    DrawAnswer draw =
        ground.answer(
            DrawAnswer.class, DrawGround.ONE, FakeRequest.get("/").with("id", status.id()));
    String seed = SourceNumbers.seed(draw.numbers().entropy());
    assertTrue(run(draw, "seed:" + seed, "list").endsWith(expected(draw, 0)));
  }

  @Test
  public void aDrawWithCategoriesIsRepeated() throws Exception {
    Selections selections = ground.offered(Selections.class);
    Subject subject = Subject.of("event", 13);
    SelectionStatus status =
        selections.announce(
            new NewSelection(
                subject, "Party", "/events/13", 9, DrawGround.inHours(1), NewSelection.How.DRAW));
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Long category = i % 4 == 3 ? null : (Long) (long) (i % 4 + 1);
      Member member = ground.members.add("partner" + i);
      candidates.add(new Candidate(member.id(), 1 + i % 3, false, category));
    }
    selections.choose(subject, 9, Map.of(1L, 2, 2L, 4), candidates);
    DrawAnswer draw =
        ground.answer(
            DrawAnswer.class, DrawGround.ONE, FakeRequest.get("/").with("id", status.id()));
    String seed = SourceNumbers.seed(draw.numbers().entropy());
    assertTrue(run(draw, "seed:" + seed, "list").endsWith(expected(draw, 0)));
  }

  @Test
  public void theCommandOnThePageIsTheOneThatRepeatsIt() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.sealed("Tickets", 1));
    ground.enter(ground.ann, draw);
    ground.close(draw);
    DrawAnswer done = ground.reveal(draw, "");
    String page = ground.page(ground.ann, "/draws/{id}", draw, Locale.ENGLISH);
    String seed = SourceNumbers.seed(done.numbers().entropy());
    assertTrue(page, page.contains("python3 draw.py entries.txt seed:" + seed + " list"));
  }
}
