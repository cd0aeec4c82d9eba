using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Which token stands in which sentence, and which sentences tell the customer what to do. Reused from message to message.</summary>
internal sealed class Sentences
{
    private const string Instruction = "instruction";

    private readonly List<int> _ofToken = [];
    private readonly List<bool> _instructs = [];

    public void Begin(Reading reading)
    {
        _ofToken.Clear();
        _instructs.Clear();
        _instructs.Add(false);
        foreach (var token in reading.Tokens)
        {
            _ofToken.Add(_instructs.Count - 1);
            if (token.IsBreak)
            {
                _instructs.Add(false);
            }
        }

        foreach (var place in reading.List(Instruction))
        {
            if (place.Start == 0 || _ofToken[place.Start] != _ofToken[place.Start - 1])
            {
                _instructs[_ofToken[place.Start]] = true;
            }
        }
    }

    public int Of(int token) => _ofToken[token];

    public bool IsInstruction(int token) => _instructs[_ofToken[token]];
}
