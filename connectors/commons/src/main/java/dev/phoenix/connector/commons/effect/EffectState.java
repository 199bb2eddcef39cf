package dev.phoenix.connector.commons.effect;

/** How far an effect got, as far as this side knows. */
public enum EffectState {
  /** It shall happen; nothing was sent, or it is certain that what was sent did not arrive. */
  INTENDED,
  /** It is being sent, or the process that sent it died before it could say more. */
  SENT,
  /** It happened; where it can be found is known. */
  CONFIRMED,
  /** It may or may not have happened: it is looked up before anything is sent again. */
  UNKNOWN
}
