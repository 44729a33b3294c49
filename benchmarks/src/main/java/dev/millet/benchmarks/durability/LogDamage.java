package dev.millet.benchmarks.durability;

import java.util.Arrays;
import java.util.Random;

/** Damages a file as disks and people do. */
enum LogDamage {
  BIT_FLIP {
    @Override
    byte[] of(byte[] bytes, Random random) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return bytes;
    }
  },
  ZEROS {
    @Override
    byte[] of(byte[] bytes, Random random) {
      int length = 1 + random.nextInt(BLOCK);
      int at = random.nextInt(bytes.length - length);
      Arrays.fill(bytes, at, at + length, (byte) 0);
      return bytes;
    }
  },
  CUT {
    @Override
    byte[] of(byte[] bytes, Random random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
  },
  SWAPPED_BLOCKS {
    @Override
    byte[] of(byte[] bytes, Random random) {
      int blocks = bytes.length / BLOCK;
      int one = random.nextInt(blocks) * BLOCK;
      int other = (one / BLOCK + 1 + random.nextInt(blocks - 1)) % blocks * BLOCK;
      byte[] kept = Arrays.copyOfRange(bytes, one, one + BLOCK);
      System.arraycopy(bytes, other, bytes, one, BLOCK);
      System.arraycopy(kept, 0, bytes, other, BLOCK);
      return bytes;
    }
  };

  private static final int BLOCK = 512;

  /** Returns the bytes with one damage; may change the given ones. */
  abstract byte[] of(byte[] bytes, Random random);
}
