package dev.millet.files.store;

import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on the disk that is being read. Not mapped into memory: pages of it come and go. */
record ChannelFile(FileChannel channel, long length) implements OpenFile {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelFile.class);

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    return channel.read(into, position);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("A file could not be closed", e);
    }
  }
}
