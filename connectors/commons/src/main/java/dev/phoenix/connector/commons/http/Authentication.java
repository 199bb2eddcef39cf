package dev.phoenix.connector.commons.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateDiscriminatorProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import io.camunda.connector.generator.java.annotation.TemplateSubType;
import jakarta.validation.constraints.NotEmpty;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a server knows who calls it; credentials never show in text. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Authentication.None.class, name = "none"),
  @JsonSubTypes.Type(value = Authentication.Basic.class, name = "basic"),
  @JsonSubTypes.Type(value = Authentication.Bearer.class, name = "bearer")
})
@TemplateDiscriminatorProperty(
    name = "type",
    label = "Type",
    group = "authentication",
    description = "How the server knows who calls it",
    defaultValue = "none")
public sealed interface Authentication {

  /** Adds what the server wants to see to a request. */
  void apply(HttpRequest.Builder request);

  /** Anyone may call: a server on this machine. */
  @TemplateSubType(id = "none", label = "None")
  record None() implements Authentication {

    @Override
    public void apply(HttpRequest.Builder request) {}
  }

  /** A user and a password, RFC 7617. */
  @TemplateSubType(id = "basic", label = "Basic")
  record Basic(
      @TemplateProperty(group = "authentication", label = "Username", feel = FeelMode.optional)
          @NotEmpty
          String username,
      @TemplateProperty(
              group = "authentication",
              label = "Password",
              description = "A secret: {{secrets.NAME}}",
              feel = FeelMode.optional)
          @NotEmpty
          String password)
      implements Authentication {

    @Override
    public void apply(HttpRequest.Builder request) {
      var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "Basic[username=***, password=***]";
    }
  }

  /** A token, RFC 6750. */
  @TemplateSubType(id = "bearer", label = "Bearer token")
  record Bearer(
      @TemplateProperty(
              group = "authentication",
              label = "Token",
              description = "A secret: {{secrets.NAME}}",
              feel = FeelMode.optional)
          @NotEmpty
          @jakarta.validation.constraints.Pattern(
              regexp = "^(=.*|\\{\\{.*|[A-Za-z0-9._~+/-]+=*)$",
              message = "must be a bearer token: letters, digits and ._~+/- only")
          String token)
      implements Authentication {

    @Override
    public void apply(HttpRequest.Builder request) {
      request.header("Authorization", "Bearer " + token);
    }

    @Override
    public String toString() {
      return "Bearer[token=***]";
    }
  }
}
