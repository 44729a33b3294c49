package dev.millet.site.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class SecretBoxTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path file;
  private SecretBox box;

  @Before
  public void open() {
    file = folder.getRoot().toPath().resolve("settings.key");
    box = new SecretBox(file);
  }

  @Test
  public void whatIsSealedCanBeOpenedAgainEvenByTheNextProcess() {
    String sealed = box.seal("mail.password", "密码 🌾");
    assertFalse(sealed, sealed.contains("密码"));
    assertEquals(Optional.of("密码 🌾"), new SecretBox(file).open("mail.password", sealed));
    assertNotEquals(sealed, box.seal("mail.password", "密码 🌾"));
  }

  @Test
  public void onlyTheOwnerCanReadTheKey() throws IOException {
    box.seal("mail.password", "x");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(32, Files.size(file));
  }

  @Test
  public void aSecretCannotBePassedOffAsAnotherOne() {
    assertEquals(Optional.empty(), box.open("other.password", box.seal("mail.password", "x")));
  }

  @Test
  public void whatWasAlteredOrSealedWithAnotherKeyCannotBeOpened() throws IOException {
    String sealed = box.seal("mail.password", "x");
    byte[] altered = Base64.getDecoder().decode(sealed.substring(2));
    altered[altered.length - 1] ^= 1;
    String damaged = "1:" + Base64.getEncoder().encodeToString(altered);
    assertEquals(Optional.empty(), box.open("mail.password", damaged));
    assertEquals(Optional.empty(), box.open("mail.password", "1:x"));
    assertEquals(Optional.empty(), box.open("mail.password", "plain"));
    Files.delete(file);
    assertEquals(Optional.empty(), box.open("mail.password", sealed));
    box.seal("mail.password", "y");
    assertEquals(Optional.empty(), box.open("mail.password", sealed));
  }
}
