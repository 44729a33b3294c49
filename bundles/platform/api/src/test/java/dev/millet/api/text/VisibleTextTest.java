package dev.millet.api.text;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public final class VisibleTextTest {

  @Test
  public void whatShowsNothingIsBlank() {
    for (String blank :
        new String[] {
          null,
          "",
          " \t\n",
          "\u3000\u00A0\u2003",
          "\u2028",
          "\u2029",
          "\u3164\u3164",
          "\u2800",
          "\u115F\u1160",
          "\uFFA0",
          "\u200B\u200D\u2060\uFEFF",
          "\u00AD\u034F\u180E\u061C",
          "\u0301\u20DD",
          "\u0903",
          "\uFE0F",
          "\u17B4\u17B5",
          "\uE000\uF8FF",
          new String(Character.toChars(0xF0000)),
          new String(Character.toChars(0xE0041)),
          new String(Character.toChars(0x1D159)),
          "\uFFFC",
          "\uD800",
          "\u0000",
          "\u0378"
        }) {
      assertTrue(blank, VisibleText.isBlank(blank));
    }
  }

  @Test
  public void whatShowsSomethingIsNot() {
    for (String shown :
        new String[] {
          "a", " é ", "王", "한", "\u1100\u1161", "😀", "👩‍💻", "⠁", "!", "…", "מ", "हिं", "\u3164a"
        }) {
      assertFalse(shown, VisibleText.isBlank(shown));
    }
  }
}
