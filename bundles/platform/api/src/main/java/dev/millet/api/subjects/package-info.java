/**
 * Subjects that can be voted on, discussed, moderated and shipped, without knowing the module that
 * owns them.
 */
@Export
@Version("1.9.0")
package dev.millet.api.subjects;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
