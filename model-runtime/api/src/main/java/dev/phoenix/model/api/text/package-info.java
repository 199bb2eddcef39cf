/** Text generation by a model in this process: requests, results and the door to a loaded model. */
@NullMarked
package dev.phoenix.model.api.text;

import org.jspecify.annotations.NullMarked;
