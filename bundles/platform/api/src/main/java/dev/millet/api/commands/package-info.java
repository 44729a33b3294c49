/**
 * Commands that modules contribute to the command line. Each is called as {@code millet <module>
 * <command>}.
 */
@Export
@Version("1.0.0")
package dev.millet.api.commands;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
