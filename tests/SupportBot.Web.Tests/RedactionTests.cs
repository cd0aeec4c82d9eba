using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.Tests.Safety;
using SupportBot.Web.Tests.Stage;

namespace SupportBot.Web.Tests;

/// <summary>The browser finds the very secrets that the server finds: the two redactors are compared word for word.</summary>
public sealed class RedactionTests
{
    private static readonly Dictionary<SecretKind, string> Placeholders =
        Enum.GetValues<SecretKind>().ToDictionary(kind => kind, kind => $"[{kind.Name()} removed]");

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Browser_and_server_redact_alike()
    {
        (string Text, string? Awaited)[] messages = [.. Messages()];
        var input = string.Join('\n', messages.Select(message => JsonSerializer.Serialize(new { text = message.Text, awaited = message.Awaited }, Json)));
        var output = await Tool.NodeAsync(Checkout.Tests, input, "Unit/redact.mjs");
        var browser = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(messages.Length, browser.Length);

        var redactor = new Redactor();
        var found = 0;
        for (var i = 0; i < messages.Length; i++)
        {
            SecretKind? awaited = messages[i].Awaited is { } name ? Enum.GetValues<SecretKind>().Single(kind => kind.Name() == name) : null;
            var redaction = redactor.Redact(messages[i].Text, Placeholders, awaited);
            found += redaction.Kinds.Count > 0 ? 1 : 0;
            var server = JsonSerializer.Serialize(new { text = redaction.Text, kinds = redaction.Kinds.Select(kind => kind.Name()), awaits = redaction.Awaits?.Name() }, Json);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(server), JsonNode.Parse(browser[i])), $"'{messages[i].Text}' becomes {server} on the server and {browser[i]} in the browser.");
        }

        Assert.InRange(found, 500, messages.Length);
    }

    private static IEnumerable<(string Text, string? Awaited)> Messages()
    {
        string[] frames = ["{0}", "my number is {0} thanks", "证件{0}，怎么办", "first\n{0}\nlast", "{0} {0}", "a{0}b", "rejected 3 times, {0}, 24 hours"];
        string[] labels = ["my password is {0}", "密码是{0}", "passport {0}", "code: {0}", "验证码{0}", "card {0}", "my private key: {0}", "phone {0}", "my seed phrase is {0}", "iban {0}"];
        var values = Specimens.Bare.Select(specimen => specimen.Value).Append("Abc12345!").Append("482 913").Append("hunter").ToArray();
        foreach (var value in values)
        {
            foreach (var frame in frames.Concat(labels))
            {
                yield return (frame.Replace("{0}", value, StringComparison.Ordinal), null);
            }

            foreach (var kind in Enum.GetValues<SecretKind>())
            {
                yield return (value, kind.Name());
            }

            yield return (string.Concat(value.Select(character => character is >= '!' and <= '~' ? (char)(character + 0xFEE0) : character)), null);
            yield return (string.Join('\u200B', value.AsEnumerable()), null);
        }

        // What people really write, and what the bot writes: hardly a secret in it.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "dialogs"), "*.chat", SearchOption.AllDirectories))
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
            {
                yield return (line, null);
            }
        }
    }
}
