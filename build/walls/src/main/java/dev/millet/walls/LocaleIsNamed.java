package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * No code depends on the defaults of the JVM, and no module changes them: they belong to the
 * machine, and one module's change is every module's. Numbers are the trap in formats: {@code %d}
 * writes the digits of the default locale, {@code %s} never does.
 */
final class LocaleIsNamed implements Wall {

  private static final Set<String> READS =
      Set.of(
          "java/lang/String.toLowerCase()",
          "java/lang/String.toUpperCase()",
          "java/util/Locale.getDefault()",
          "java/util/TimeZone.getDefault()",
          "java/time/ZoneId.systemDefault()",
          "java/text/NumberFormat.getInstance()",
          "java/text/NumberFormat.getIntegerInstance()",
          "java/text/NumberFormat.getPercentInstance()",
          "java/text/DecimalFormat.<init>(Ljava/lang/String;)",
          "java/text/SimpleDateFormat.<init>(Ljava/lang/String;)",
          "java/text/MessageFormat.<init>(Ljava/lang/String;)",
          "java/text/MessageFormat.format(Ljava/lang/String;[Ljava/lang/Object;)",
          "java/text/Collator.getInstance()",
          "java/time/format/DateTimeFormatter.ofPattern(Ljava/lang/String;)");

  private static final Set<String> CHANGES =
      Set.of(
          "java/util/Locale.setDefault",
          "java/util/TimeZone.setDefault",
          "java/lang/System.setOut",
          "java/lang/System.setErr",
          "java/lang/System.setIn",
          "java/lang/System.setProperties",
          "java/net/Authenticator.setDefault",
          "java/net/ProxySelector.setDefault",
          "java/net/CookieHandler.setDefault",
          "java/net/ResponseCache.setDefault",
          "java/net/URL.setURLStreamHandlerFactory",
          "java/net/URLConnection.setContentHandlerFactory",
          "java/net/HttpURLConnection.setFollowRedirects",
          "java/security/Policy.setPolicy",
          "java/sql/DriverManager.setLoginTimeout",
          "javax/net/ssl/SSLContext.setDefault",
          "javax/net/ssl/HttpsURLConnection.setDefaultSSLSocketFactory",
          "javax/net/ssl/HttpsURLConnection.setDefaultHostnameVerifier",
          "java/lang/Thread.setDefaultUncaughtExceptionHandler",
          "java/security/Security.addProvider",
          "java/security/Security.insertProviderAt",
          "java/security/Security.removeProvider");

  private static final Set<String> FORMATS =
      Set.of(
          "java/lang/String.formatted([Ljava/lang/Object;)",
          "java/lang/String.format(Ljava/lang/String;[Ljava/lang/Object;)");

  private static final Pattern LOCALIZED = Pattern.compile("%[-#+ 0,(<$\\d.]*[dfegaEGAt]");

  @Override
  public String rule() {
    return "locale-is-named";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    for (ClassReader type : bundle.classes()) {
      type.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
              return new Search(bundle, bundle.sourceOf(type), violations);
            }
          },
          ClassReader.SKIP_FRAMES);
    }
    return violations;
  }

  private final class Search extends MethodVisitor {
    private final Bundle bundle;
    private final String file;
    private final List<Violation> violations;
    private int line;
    private String format;

    Search(Bundle bundle, String file, List<Violation> violations) {
      super(Opcodes.ASM9);
      this.bundle = bundle;
      this.file = file;
      this.violations = violations;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof String text && LOCALIZED.matcher(text).find()) {
        format = text;
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String call = owner + "." + name;
      String withParameters = call + descriptor.substring(0, descriptor.indexOf(')') + 1);
      if (READS.contains(withParameters)) {
        found(
            call, "Name the Locale or zone: Locale.ROOT for what programs read, else a person's.");
      } else if (CHANGES.contains(call) && !bundle.platform()) {
        found(call, "Give what you need to your own objects; the default is every module's.");
      } else if (FORMATS.contains(withParameters) && format != null) {
        found(
            call + " of \"" + format + "\"",
            "Write %s for plain numbers, or name the Locale: String.format(Locale.ROOT, …).");
      }
      if (owner.equals("java/lang/String") && name.startsWith("format")) {
        format = null;
      }
    }

    private void found(String what, String remedy) {
      String message = "depends on a default of the JVM: " + what.replace('/', '.');
      violations.add(new Violation(bundle.name(), file, line, rule(), message, remedy));
    }
  }
}
