using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Reads different forms of a character as one: letter case, full width, accents, Traditional and Simplified. Thread-safe.</summary>
internal sealed class CharacterFold
{
    private readonly FrozenDictionary<char, char> _pairs;

    /// <param name="pairs">Characters in pairs, the variant before what it is read as.</param>
    public CharacterFold(IEnumerable<string> pairs)
    {
        var map = new Dictionary<char, char>();
        foreach (var line in pairs)
        {
            for (var at = 0; at + 1 < line.Length; at += 2)
            {
                map[line[at]] = line[at + 1];
            }
        }

        _pairs = map.ToFrozenDictionary();
    }

    public static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\u3040' and <= '\u30FF';

    public char Fold(char character)
    {
        if (character < 0x80)
        {
            return char.ToLowerInvariant(character);
        }

        if (character is >= '\uFF01' and <= '\uFF5E')
        {
            return char.ToLowerInvariant((char)(character - 0xFEE0));
        }

        return _pairs.TryGetValue(character, out var folded) ? folded : char.ToLowerInvariant(WithoutAccent(character));
    }

    private static char WithoutAccent(char character)
    {
        if (character is not ((>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF')))
        {
            return character;
        }

        var parts = character.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD);
        return parts[0];
    }
}
