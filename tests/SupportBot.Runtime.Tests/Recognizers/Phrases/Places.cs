using SupportBot.Runtime.Recognizers.Phrases;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

/// <summary>Messages of which only the places of their words matter.</summary>
internal static class Places
{
    /// <summary>Words of one letter in one clause.</summary>
    public static List<Token> Tokens(int count) => [.. Enumerable.Range(0, count).Select(at => new Token(at * 2, (at * 2) + 1, TokenKind.Word, at == 0))];

    /// <summary>Where an atom stands, as <c>start-end</c>.</summary>
    public static string Of(AtomOccurrences found, int atom) => string.Join(' ', found.Of(atom).ToArray().Select(place => $"{place.Start}-{place.End}"));
}
