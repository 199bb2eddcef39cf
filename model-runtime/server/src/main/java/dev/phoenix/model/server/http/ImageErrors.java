package dev.phoenix.model.server.http;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.server.images.ImagesOffException;
import dev.phoenix.model.server.images.ImagesProperties;
import dev.phoenix.model.server.images.SlowBodyException;
import dev.phoenix.model.server.images.UnknownImageException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What failures with pictures look like from outside; it is asked before {@link ApiErrors}. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ImageErrors {

  private static final Logger LOG = LoggerFactory.getLogger(ImageErrors.class);

  private final BodyLimits.Limit limit;

  ImageErrors(ImagesProperties properties) {
    this.limit =
        new BodyLimits.Limit(properties.maxBody(), "phoenix.model-runtime.images.max-file");
  }

  @ExceptionHandler
  ResponseEntity<ApiError> refused(ImageException e) {
    var code = "image_" + e.reason().name().toLowerCase(Locale.ROOT);
    return switch (e.reason()) {
      case EMPTY -> wrong(400, code, e);
      case TOO_LARGE -> ApiErrors.answer(413, limit.exceeded().error(), null);
      case UNKNOWN_FORMAT, UNSUPPORTED -> wrong(415, code, e);
      case TOO_MANY_PIXELS, CORRUPT, TOO_SLOW -> wrong(422, code, e);
      case BUSY -> answer(429, ApiError.BUSY, code, e, ApiErrors.SOON);
      case FAILED -> {
        LOG.error("A picture was not prepared", e);
        yield answer(500, ApiError.SERVER, code, e, null);
      }
    };
  }

  @ExceptionHandler
  ResponseEntity<ApiError> off(ImagesOffException e) {
    return answer(e.chosen() ? 501 : 503, ApiError.SERVER, "images_off", e, null);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> unknown(UnknownImageException e) {
    return wrong(404, "image_not_found", e);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> slow(SlowBodyException e) {
    return wrong(408, "request_timeout", e);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> tooLarge(MaxUploadSizeExceededException e) {
    return ApiErrors.answer(413, limit.exceeded().error(), null);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> broken(MultipartException e) {
    var error =
        ApiException.unreadable("The form is broken; send it as curl -F file=@PICTURE does");
    return ApiErrors.answer(400, error.error(), null);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> incomplete(MissingServletRequestPartException e) {
    var error = ApiException.invalid("file", "The form has no file; send it as -F file=@PICTURE");
    return ApiErrors.answer(400, error.error(), null);
  }

  private static ResponseEntity<ApiError> wrong(int status, String code, Exception e) {
    return answer(status, ApiError.INVALID_REQUEST, code, e, null);
  }

  private static ResponseEntity<ApiError> answer(
      int status, String type, String code, Exception e, @Nullable String retryAfter) {
    var error = ApiError.of(String.valueOf(e.getMessage()), type, code);
    return ApiErrors.answer(status, error, retryAfter);
  }
}
