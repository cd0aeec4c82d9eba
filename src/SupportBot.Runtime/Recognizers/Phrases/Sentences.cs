namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Which token stands in which sentence, and which sentences tell the customer what to do. Reused from message to message.</summary>
internal sealed class Sentences
{
    private const string Instruction = "instruction";

    private readonly List<int> _ofToken = [];
    private readonly List<bool> _instructs = [];
    private readonly List<bool> _clauseInstructs = [];

    public void Begin(Reading reading)
    {
        _ofToken.Clear();
        _instructs.Clear();
        _clauseInstructs.Clear();
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

        MarkClauses(reading);
    }

    private void MarkClauses(Reading reading)
    {
        var instructions = reading.List(Instruction);
        var (next, instructs) = (0, false);
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            while (next < instructions.Length && instructions[next].Start < at)
            {
                next++;
            }

            var begins = at == 0 || reading.Tokens[at].OpensClause || reading.Tokens[at - 1].IsBreak;
            instructs = begins ? next < instructions.Length && instructions[next].Start == at : instructs;
            _clauseInstructs.Add(instructs);
        }
    }

    public int Of(int token) => _ofToken[token];

    public bool IsInstruction(int token) => _instructs[_ofToken[token]];

    /// <summary>Whether the clause of a token begins with what to do: ", please upload a clear photo".</summary>
    public bool IsInClauseOfInstruction(int token) => _clauseInstructs[token];
}
