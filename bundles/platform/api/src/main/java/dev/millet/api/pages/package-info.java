/** Server-rendered pages, the shell around them, and slots that other modules fill. */
@Export
@Version("1.11.0")
package dev.millet.api.pages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
