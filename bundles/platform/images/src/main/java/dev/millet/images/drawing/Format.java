package dev.millet.images.drawing;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The formats that are read, told apart by how their files begin. */
enum Format {
  JPEG {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 0, 0xFF, 0xD8, 0xFF);
    }

    @Override
    Anatomy anatomy(byte[] file) throws Refused {
      return JpegSegments.read(file);
    }
  },
  PNG {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }

    @Override
    Anatomy anatomy(byte[] file) throws Refused {
      return PngChunks.read(file);
    }
  },
  GIF {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 0, 'G', 'I', 'F', '8') && file.length > 5 && file[5] == 'a';
    }

    @Override
    Anatomy anatomy(byte[] file) {
      return Anatomy.UPRIGHT;
    }
  },
  WEBP {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 0, 'R', 'I', 'F', 'F') && startsWith(file, 8, 'W', 'E', 'B', 'P');
    }

    @Override
    Anatomy anatomy(byte[] file) throws Refused {
      return WebpChunks.read(file);
    }

    @Override
    ImageReader reader() throws IOException {
      // Made by hand: what is registered with ImageIO stays for as long as the process.
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
  };

  abstract boolean begins(byte[] file);

  abstract Anatomy anatomy(byte[] file) throws Refused;

  ImageReader reader() throws IOException {
    return ImageIO.getImageReadersByFormatName(name()).next();
  }

  /** Whether what is drawn again from it should keep each pixel as it was, where that is cheap. */
  boolean isLossless() {
    return this == PNG || this == GIF;
  }

  static Format of(byte[] file) throws Refused {
    return Arrays.stream(values())
        .filter(format -> format.begins(file))
        .findFirst()
        .orElseThrow(Refused::noImage);
  }

  private static boolean startsWith(byte[] file, int from, int... magic) {
    if (file.length < from + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((file[from + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
