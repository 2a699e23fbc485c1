package dev.pullpolicy.source;

/**
 * Is told what a {@link ListWatch} sees, by one thread at a time.
 *
 * @param <V> as much of an object as is kept
 */
interface WatchListener<V> {

  /** All were listed; {@link ListWatch#known()} has them. */
  void listed();

  /** From here on every change will be seen. */
  void watching();

  /** There is a new one, or a newer version. */
  void changed(String name, V value);

  /** It was deleted. */
  void gone(String name);

  /** The API server gave no answer, or another one. It is asked again. */
  void failed(Throwable problem);
}
