package dev.millet.suggestions.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference between two texts, as a person wants to read it: by lines first, then by words
 * inside of the changed lines. Chinese and Japanese have no spaces between their words: there a
 * word is a character.
 *
 * <p>Two texts may be written to differ in as costly a way as can be (the algorithm takes time of
 * length times difference: Myers, An O(ND) Difference Algorithm, 1986); after a fixed number of
 * steps the rest counts as rewritten.
 */
public final class TextDiff {

  /**
   * The most steps of both texts together; what differs more is better read as one replaced by the
   * other.
   */
  private static final int MOST_STEPS = 600;

  /** Lines beside a change that are shown with it: the rest of its own line, and two. */
  private static final int BESIDE = 3;

  private static final int LEFT_OUT_FROM = 3;

  /** The kind of a piece of text. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** The same on both sides and too long to be shown: the text is the number of its lines. */
    LEFT_OUT
  }

  /** Text of one kind, with its line ends. */
  public record Piece(Kind kind, String text) {

    /** Returns the number of lines that were left out. */
    public int lines() {
      return Integer.parseInt(text);
    }
  }

  /** Ends a comparison that takes too long. */
  private static final class TooDifferent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDifferent() {
      super("too different", null, false, false);
    }
  }

  /** Stops after so many steps. */
  private record Limit() implements DiffAlgorithmListener {
    @Override
    public void diffStart() {
      // Nothing to prepare.
    }

    @Override
    public void diffStep(int step, int most) {
      if (step > MOST_STEPS) {
        throw new TooDifferent();
      }
    }

    @Override
    public void diffEnd() {
      // Nothing to clear away.
    }
  }

  private TextDiff() {}

  /** Returns the pieces that make the second text of the first, in their order. */
  public static List<Piece> of(String before, String after) {
    Pieces pieces = new Pieces();
    compare(Words.lines(before), Words.lines(after), pieces, true);
    return shortened(pieces.list());
  }

  /** Leaves out what is the same, but for the lines beside a change. */
  private static List<Piece> shortened(List<Piece> pieces) {
    List<Piece> shown = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      List<String> lines = Words.lines(piece.text());
      int head = i == 0 ? 0 : BESIDE;
      int tail = i == pieces.size() - 1 ? 0 : BESIDE;
      int left = lines.size() - head - tail;
      if (piece.kind() != Kind.SAME || pieces.size() == 1 || left < LEFT_OUT_FROM) {
        shown.add(piece);
        continue;
      }
      if (head > 0) {
        shown.add(new Piece(Kind.SAME, String.join("", lines.subList(0, head))));
      }
      shown.add(new Piece(Kind.LEFT_OUT, Integer.toString(left)));
      if (tail > 0) {
        shown.add(new Piece(Kind.SAME, String.join("", lines.subList(head + left, lines.size()))));
      }
    }
    return shown;
  }

  private static void compare(
      List<String> before, List<String> after, Pieces pieces, boolean lines) {
    Patch<String> patch;
    try {
      patch = DiffUtils.diff(before, after, new Limit());
    } catch (TooDifferent e) {
      pieces.add(Kind.REMOVED, String.join("", before));
      pieces.add(Kind.ADDED, String.join("", after));
      return;
    }
    int at = 0;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      int from = delta.getSource().getPosition();
      pieces.add(Kind.SAME, String.join("", before.subList(at, from)));
      String gone = String.join("", delta.getSource().getLines());
      String come = String.join("", delta.getTarget().getLines());
      if (lines && !gone.isEmpty() && !come.isEmpty()) {
        compare(Words.of(gone), Words.of(come), pieces, false);
      } else {
        pieces.add(Kind.REMOVED, gone);
        pieces.add(Kind.ADDED, come);
      }
      at = from + delta.getSource().size();
    }
    pieces.add(Kind.SAME, String.join("", before.subList(at, before.size())));
  }

  /** Joins pieces, and takes a gap between two changes that is too small to be read into them. */
  private static final class Pieces {
    private final List<Piece> pieces = new ArrayList<>();

    void add(Kind kind, String text) {
      if (!text.isEmpty()) {
        pieces.add(new Piece(kind, text));
      }
    }

    List<Piece> list() {
      List<Piece> joined = new ArrayList<>();
      StringBuilder removed = new StringBuilder();
      StringBuilder added = new StringBuilder();
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        boolean changing = !removed.isEmpty() || !added.isEmpty();
        boolean bridge = changing && i + 1 < pieces.size() && piece.text().isBlank();
        if (piece.kind() == Kind.SAME && !(bridge && piece.text().indexOf('\n') < 0)) {
          flush(joined, removed, added);
          joined.add(piece);
          continue;
        }
        if (piece.kind() != Kind.ADDED) {
          removed.append(piece.text());
        }
        if (piece.kind() != Kind.REMOVED) {
          added.append(piece.text());
        }
      }
      flush(joined, removed, added);
      return joined;
    }

    private static void flush(List<Piece> joined, StringBuilder removed, StringBuilder added) {
      if (!removed.isEmpty()) {
        joined.add(new Piece(Kind.REMOVED, removed.toString()));
        removed.setLength(0);
      }
      if (!added.isEmpty()) {
        joined.add(new Piece(Kind.ADDED, added.toString()));
        added.setLength(0);
      }
    }
  }
}
