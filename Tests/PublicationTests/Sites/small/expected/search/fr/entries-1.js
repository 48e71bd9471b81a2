tankSearch.entries(1,"5\tpartners-fr/editeur/index.html\tÉditeur d'essai\t[kind-publisher]\n");
