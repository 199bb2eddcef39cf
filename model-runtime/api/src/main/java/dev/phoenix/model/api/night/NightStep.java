package dev.phoenix.model.api.night;

/** What a night does in the model runtime, in order. */
public enum NightStep {
  /** An adapter is trained by a process of its own. */
  TRAIN,
  /** The adapter on the model's weights is judged, computed by DJL. */
  VALIDATE,
  /** What would go live is judged, computed by llama.cpp. */
  VALIDATE_SHIPPED,
  /** The adapter is signed, backed up and added to the registry. */
  ARCHIVE,
  /** The adapter is live, and its drafts are compared with those of what was live before. */
  WATCH,
  /** Nothing more happens. */
  END
}
