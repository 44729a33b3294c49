package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A string constant in a class of a bundle; a text block is one, too.
 *
 * @param text the string; of an assembled one the constant parts
 * @param file the source it stands in, or the class
 * @param line 0 where no line can be told
 * @param assembled whether it is the recipe of a concatenation
 */
record Constant(String text, String file, int line, boolean assembled) {

  static List<Constant> allIn(Bundle bundle) {
    List<Constant> constants = new ArrayList<>();
    for (ClassReader type : bundle.classes()) {
      type.accept(new Collector(bundle.sourceOf(type), constants), ClassReader.SKIP_FRAMES);
    }
    return constants;
  }

  private static final class Collector extends ClassVisitor {
    private final String file;
    private final List<Constant> constants;

    Collector(String file, List<Constant> constants) {
      super(Opcodes.ASM9);
      this.file = file;
      this.constants = constants;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      if (value instanceof String text) {
        constants.add(new Constant(text, file, 0, false));
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        private int line;

        @Override
        public void visitLineNumber(int number, org.objectweb.asm.Label start) {
          line = number;
        }

        @Override
        public void visitLdcInsn(Object value) {
          if (value instanceof String text) {
            constants.add(new Constant(text, file, line, false));
          }
        }

        @Override
        public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof String recipe) {
              constants.add(new Constant(recipe, file, line, true));
            }
          }
        }
      };
    }
  }
}
