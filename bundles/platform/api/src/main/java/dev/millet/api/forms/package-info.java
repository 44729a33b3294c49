/** Rules for input: one description for the form, the JSON body, OpenAPI and the markup. */
@Export
@Version("1.2.0")
package dev.millet.api.forms;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
