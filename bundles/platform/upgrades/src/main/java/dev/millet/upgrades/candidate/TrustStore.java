package dev.millet.upgrades.candidate;

import dev.millet.upgrades.candidate.Signer.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The certificates whose signatures may bring code into this process: the files {@code *.pem},
 * {@code *.crt} and {@code *.cer} of a folder, read anew at each question. A signer is trusted
 * whose own certificate is among them, or whose chain leads to one (RFC 5280, section 6).
 */
public final class TrustStore {

  private final Path folder;

  public TrustStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Whether a signer's chain leads to a trusted certificate.
   *
   * @param at the moment at which the certificates must have been valid: that of the signature's
   *     time stamp where there is one, else now
   * @return {@code TRUSTED}, {@code EXPIRED} or {@code UNTRUSTED}
   * @throws IOException when a file of the folder cannot be read or is no certificate
   */
  Standing standing(CertPath chain, Date at) throws IOException {
    Set<TrustAnchor> anchors = anchors();
    if (anchors.isEmpty() || chain.getCertificates().isEmpty()) {
      return Standing.UNTRUSTED;
    }
    X509Certificate signer = (X509Certificate) chain.getCertificates().get(0);
    try {
      if (anchors.stream().anyMatch(anchor -> anchor.getTrustedCert().equals(signer))) {
        signer.checkValidity(at);
        return Standing.TRUSTED;
      }
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(at);
      CertPathValidator.getInstance("PKIX").validate(chain, parameters);
      return Standing.TRUSTED;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return Standing.EXPIRED;
    } catch (CertPathValidatorException e) {
      return e.getReason() == BasicReason.EXPIRED || e.getReason() == BasicReason.NOT_YET_VALID
          ? Standing.EXPIRED
          : Standing.UNTRUSTED;
    } catch (GeneralSecurityException e) {
      return Standing.UNTRUSTED;
    }
  }

  private Set<TrustAnchor> anchors() throws IOException {
    Set<TrustAnchor> anchors = new HashSet<>();
    if (!Files.isDirectory(folder)) {
      return anchors;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(TrustStore::isCertificate).sorted().toList()) {
        anchors.addAll(read(file));
      }
    }
    return anchors;
  }

  private static boolean isCertificate(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".pem") || name.endsWith(".crt") || name.endsWith(".cer");
  }

  private static Set<TrustAnchor> read(Path file) throws IOException {
    Set<TrustAnchor> anchors = new HashSet<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(each -> anchors.add(new TrustAnchor((X509Certificate) each, null)));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no certificate", e);
    }
    return anchors;
  }
}
