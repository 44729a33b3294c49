package dev.millet.pages;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects a rendered page as UTF-8 in one growing array: static parts are copied as they are,
 * short texts are encoded in place. A lone surrogate becomes a question mark, as in {@link
 * String#getBytes}. For one thread.
 */
final class Utf8Output implements TemplateOutput {

  private static final int LONG_TEXT = 256;
  private static final int MAX_CODE_POINT_BYTES = 4;

  private byte[] bytes;
  private int length;

  Utf8Output(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void writeBinaryContent(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  @Override
  public void writeContent(String value) {
    writeContent(value, 0, value.length());
  }

  @Override
  public void writeContent(String value, int begin, int end) {
    if (end - begin > LONG_TEXT) {
      writeBinaryContent(value.substring(begin, end).getBytes(StandardCharsets.UTF_8));
      return;
    }
    reserve((end - begin) * MAX_CODE_POINT_BYTES);
    for (int i = begin; i < end; ) {
      char unit = value.charAt(i);
      if (unit < 0x80) {
        bytes[length++] = (byte) unit;
        i++;
      } else {
        int codePoint = value.codePointAt(i);
        i += Character.charCount(codePoint);
        if (Character.getType(codePoint) == Character.SURROGATE) {
          bytes[length++] = '?';
        } else {
          encode(codePoint);
        }
      }
    }
  }

  /** From U+0080 on. */
  private void encode(int codePoint) {
    if (codePoint < 0x800) {
      bytes[length++] = (byte) (0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        bytes[length++] = (byte) (0xE0 | codePoint >> 12);
      } else {
        bytes[length++] = (byte) (0xF0 | codePoint >> 18);
        bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
      }
      bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    }
    bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
