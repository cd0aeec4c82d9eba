using System.Buffers;
using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support;

/// <summary>Removes what must not be kept from where no dialog looks: the value of an event, a text that is no message, attachments (D7).</summary>
/// <param name="redact">Redacts one text.</param>
internal sealed class ForeignText(Func<string, string> redact)
{
    /// <summary>The activity with its texts redacted. Channel data stays as it came: channels compare it (CHECKLIST, item 35).</summary>
    public Activity Redact(Activity activity) => activity with
    {
        Text = activity.Text is { } text ? redact(text) : null,
        Summary = activity.Summary is { } summary ? redact(summary) : null,
        Speak = activity.Speak is { } speak ? redact(speak) : null,
        Value = activity.Value is { } value ? Redact(value) : null,
        // A picture sent here can only be of a document, and those are never kept (SAFETY, section 2).
        Attachments = null,
    };

    /// <summary>The same value, letter by letter, where there is nothing to remove.</summary>
    private JsonElement Redact(JsonElement value)
    {
        if (!HoldsSecret(value))
        {
            return value;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(value, writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private bool HoldsSecret(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(property => HoldsSecret(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HoldsSecret),
        JsonValueKind.String => value.GetString()! is var text && redact(text) != text,
        _ => false,
    };

    private void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(element, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(redact(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
