using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Chats;

/// <summary>A conversation that must come true, as <c>dialogs/README.md</c> describes it.</summary>
internal static class ChatFile
{
    public static IReadOnlyList<ChatTurn> Parse(ContentFile file, List<ContentFault> faults)
    {
        var turns = new List<ChatTurn> { new(0, null, []) };
        var number = 0;
        foreach (var line in file.Text.Split('\n').Select(raw => raw.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '>')
            {
                continue;
            }

            if (After(line, "user:") is { } said)
            {
                turns.Add(new(number, said.Replace("\\n", "\n", StringComparison.Ordinal), []));
            }
            else if (Expectation(line) is { } expected)
            {
                turns[^1].Expected.Add((number, expected.Kind, expected.Value));
            }
            else
            {
                faults.Add(new(file.Path, number, 1, $"The line '{line}' is not understood.", "Begin it with 'user:', 'bot:', 'bot not:', '[name=value]' or '>'."));
            }
        }

        return turns;
    }

    private static (ChatExpectation Kind, string Value)? Expectation(string line) =>
        After(line, "bot:") is { } says ? (ChatExpectation.Says, says)
        : After(line, "bot not:") is { } not ? (ChatExpectation.DoesNotSay, not)
        : line[0] == '[' && line[^1] == ']' && line.Contains('=', StringComparison.Ordinal) ? (ChatExpectation.Holds, line[1..^1])
        : null;

    private static string? After(string line, string prefix) => line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].Trim() : null;
}
