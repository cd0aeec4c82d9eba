using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Which token stands in which sentence, and which sentences tell the customer what to do.</summary>
internal sealed class Sentences
{
    private readonly int[] _ofToken;
    private readonly HashSet<int> _instructions = [];

    public Sentences(Reading reading)
    {
        _ofToken = new int[reading.Tokens.Count];
        var sentence = 0;
        for (var at = 0; at < _ofToken.Length; at++)
        {
            _ofToken[at] = sentence;
            sentence += reading.Tokens[at].IsBreak ? 1 : 0;
        }

        foreach (var place in reading.Lists.GetValueOrDefault("instruction") ?? [])
        {
            if (place.Start == 0 || _ofToken[place.Start] != _ofToken[place.Start - 1])
            {
                _instructions.Add(_ofToken[place.Start]);
            }
        }
    }

    public int Of(int token) => _ofToken[token];

    public bool IsInstruction(int token) => _instructions.Contains(_ofToken[token]);
}
