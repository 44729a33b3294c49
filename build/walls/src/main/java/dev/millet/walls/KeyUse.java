package dev.millet.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A place that asks for a message: {@code view.text("key")} in a template or class, a navigation
 * entry, a section of what is kept about members, a described journal type, or a step of the
 * checklist.
 *
 * @param key the key, or what it begins with
 * @param prefix whether the rest of the key is put together at run time
 */
record KeyUse(String file, int line, String key, boolean prefix) {

  private static final Pattern IN_TEMPLATE =
      Pattern.compile("\\.text\\(\\s*\"([\\w.-]+)\"\\s*([,)+])");
  private static final String VIEW = "dev/millet/api/pages/View";
  private static final String NAVIGATION = "dev/millet/api/pages/NavigationEntry";

  private static final String SETUP_STEP = "dev/millet/api/pages/SetupStep";
  private static final Pattern STEP_KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  private static final String MEMBER_DATA = "dev/millet/api/members/MemberData";

  private static final String JOURNAL_TYPE = "dev/millet/api/journal/JournalType";

  static List<KeyUse> allIn(Bundle bundle) {
    List<KeyUse> uses = new ArrayList<>();
    for (Path template : bundle.sources("src/main/jte", ".jte")) {
      inTemplate(bundle, template, uses);
    }
    for (ClassReader type : bundle.classes()) {
      if (!type.getClassName().startsWith(bundle.name().replace('.', '/') + "/templates/")) {
        type.accept(new InClass(bundle.sourceOf(type), uses), ClassReader.SKIP_FRAMES);
      }
    }
    return uses;
  }

  private static void inTemplate(Bundle bundle, Path template, List<KeyUse> uses) {
    String text;
    try {
      text = Files.readString(template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher matcher = IN_TEMPLATE.matcher(text);
    while (matcher.find()) {
      int line =
          1 + (int) text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
      String file = bundle.project().relativize(template).toString();
      uses.add(new KeyUse(file, line, matcher.group(1), matcher.group(2).equals("+")));
    }
  }

  private static final class InClass extends ClassVisitor {
    private final String file;
    private final List<KeyUse> uses;

    InClass(String file, List<KeyUse> uses) {
      super(Opcodes.ASM9);
      this.file = file;
      this.uses = uses;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new InMethod();
    }

    /**
     * Follows what stands before each array of variable arguments: the compiler loads the key, then
     * makes the array, then calls.
     */
    private final class InMethod extends MethodVisitor {
      private final Deque<KeyUse> pending = new ArrayDeque<>();
      private final List<String> constants = new ArrayList<>();
      private KeyUse last = nothing();
      private int line;

      InMethod() {
        super(Opcodes.ASM9);
      }

      private KeyUse nothing() {
        return new KeyUse(file, line, "", true);
      }

      @Override
      public void visitLineNumber(int number, Label start) {
        line = number;
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof String text) {
          last = new KeyUse(file, line, text, false);
          constants.add(text);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        last = nothing();
        if (arguments.length > 0 && arguments[0] instanceof String recipe) {
          int variable = recipe.indexOf('\1');
          String key = variable < 0 ? recipe : recipe.substring(0, variable);
          last = new KeyUse(file, line, key, true);
        }
      }

      @Override
      public void visitVarInsn(int opcode, int variable) {
        last = nothing();
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String type) {
        last = nothing();
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.ANEWARRAY && type.equals("java/lang/Object")) {
          pending.push(last);
        }
        if (opcode == Opcodes.NEW && type.equals(NAVIGATION)) {
          constants.clear();
        }
        last = nothing();
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (descriptor.contains("[Ljava/lang/Object;)") && !pending.isEmpty()) {
          KeyUse key = pending.pop();
          if (owner.equals(VIEW) && name.equals("text") && !key.key().isEmpty()) {
            uses.add(key);
          }
        }
        if (owner.equals(NAVIGATION) && name.equals("<init>") && constants.size() > 1) {
          uses.add(new KeyUse(file, line, constants.get(1), false));
        }
        if (owner.equals(MEMBER_DATA)
            && opcode == Opcodes.INVOKESTATIC
            && descriptor.startsWith("(Ljava/lang/String;")
            && !constants.isEmpty()) {
          String section = constants.get(constants.size() - 1);
          uses.add(new KeyUse(file, line, "privacy." + section, false));
        }
        if (owner.equals(JOURNAL_TYPE)
            && opcode == Opcodes.INVOKESTATIC
            && descriptor.startsWith("(Ljava/lang/String;Ljava/lang/Class;)")
            && !constants.isEmpty()) {
          String type = constants.get(constants.size() - 1);
          uses.add(new KeyUse(file, line, "journal." + type, false));
        }
        if (owner.equals(SETUP_STEP) && opcode == Opcodes.INVOKESTATIC) {
          stepKeys();
        }
        last = nothing();
      }

      /**
       * A step has a name, a sentence and a button; its key is the last text that looks like one.
       */
      private void stepKeys() {
        constants.stream()
            .filter(text -> STEP_KEY.matcher(text).matches())
            .reduce((before, text) -> text)
            .ifPresent(
                key -> {
                  for (String ending : List.of("", ".hint", ".button")) {
                    uses.add(new KeyUse(file, line, "step." + key + ending, false));
                  }
                });
      }
    }
  }
}
