package dev.millet.platform.api.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** A file that is open to be read, by one thread at a time. */
@ProviderType
public interface OpenFile extends AutoCloseable {

  long length();

  /**
   * Reads into the free space of a buffer.
   *
   * @param position where in the file, from 0
   * @return how many bytes were read; -1 at the end of the file
   */
  int read(ByteBuffer into, long position) throws IOException;

  /**
   * Returns where to read: what comes from another machine is waited for, which the threads of
   * requests do not do.
   *
   * @return null where reading takes no time
   * @since 1.1
   */
  default Executor reader() {
    return null;
  }

  @Override
  void close();
}
