package dev.millet.pages;

import static org.junit.Assert.assertEquals;

import java.text.NumberFormat;
import java.util.Locale;
import org.junit.Test;

public final class NumbersTest {

  @Test
  public void groupsAreThoseOfJava() {
    for (long value :
        new long[] {0, 7, 999, 1000, 123456, 1234567, -1, -999, -1000, Long.MIN_VALUE}) {
      assertEquals(NumberFormat.getInstance(Locale.ENGLISH).format(value), Numbers.grouped(value));
    }
  }

  @Test
  public void englishCountsInThousands() {
    assertEquals("999", Numbers.brief(999, Locale.ENGLISH));
    assertEquals("1k", Numbers.brief(1000, Locale.ENGLISH));
    assertEquals("1.2k", Numbers.brief(1299, Locale.ENGLISH));
    assertEquals("123k", Numbers.brief(123_999, Locale.ENGLISH));
    assertEquals("3.4m", Numbers.brief(3_456_789, Locale.ENGLISH));
    assertEquals("-1.2k", Numbers.brief(-1299, Locale.ENGLISH));
  }

  @Test
  public void chineseCountsInTenThousands() {
    assertEquals("9999", Numbers.brief(9999, Locale.SIMPLIFIED_CHINESE));
    assertEquals("1.2万", Numbers.brief(12_999, Locale.SIMPLIFIED_CHINESE));
    assertEquals("3.4亿", Numbers.brief(345_678_901, Locale.SIMPLIFIED_CHINESE));
  }
}
